using OtpNet;

namespace Dispatch.People;

/// <summary>Codes of authenticators: TOTP with SHA-1, six digits, thirty seconds (RFC 6238, RFC 4226).</summary>
internal static class TimeCode
{
    /// <summary>How many digits a code has.</summary>
    public const int Digits = 6;

    /// <summary>How long a code is shown, in seconds.</summary>
    public const int Period = 30;

    /// <summary>The step that an instant is in.</summary>
    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / Period;

    /// <summary>The code of a step.</summary>
    /// <param name="key">The shared secret, in base 32.</param>
    /// <param name="step">Which step.</param>
    public static string At(string key, long step) =>
        new Totp(Base32Encoding.ToBytes(key), Period, totpSize: Digits).ComputeTotp(DateTime.UnixEpoch.AddSeconds(step * Period));
}
