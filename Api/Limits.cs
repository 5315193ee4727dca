namespace Dispatch;

/// <summary>How long texts and lists may be.</summary>
internal static class Limits
{
    public const int Id = 64;
    public const int Phone = 40;
    public const int Name = 200;
    public const int Password = 256;
    public const int Line = 500;
    public const int Text = 20_000;
    public const int Items = 50;

    /// <summary>Largest body of a request, in bytes.</summary>
    public const int Body = 128 * 1024;

    /// <summary>What identifiers of cells and technicians look like.</summary>
    public const string IdPattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\\z";
}
