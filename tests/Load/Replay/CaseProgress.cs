namespace Dispatch.Load.Replay;

/// <summary>How far one case has come. Only its lane touches it.</summary>
internal sealed class CaseProgress
{
    /// <summary>The ticket, once it is reported.</summary>
    public string? Number { get; set; }

    /// <summary>The ticket's version before this replay; 0 if there was none.</summary>
    public int VersionBefore { get; init; }

    /// <summary>The highest version that an answer acknowledged.</summary>
    public int Acknowledged { get; set; }

    /// <summary>Whether a refusal ended it: what follows would make no sense.</summary>
    public bool IsHalted { get; set; }
}
