namespace Dispatch.Notifications;

/// <summary>Seals a secret before it goes to the database, so that a copy of that alone is worth nothing.</summary>
public interface IKeySeal
{
    /// <summary>Seals a secret.</summary>
    string Seal(string secret);

    /// <summary>The secret; null where it cannot be opened, because another installation or lost keys sealed it.</summary>
    string? Open(string sealedSecret);

    /// <summary>For hosts that have no keys to seal with.</summary>
    internal sealed class None : IKeySeal
    {
        /// <inheritdoc />
        public string Seal(string secret) => secret;

        /// <inheritdoc />
        public string? Open(string sealedSecret) => sealedSecret;
    }
}
