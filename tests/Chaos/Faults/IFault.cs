namespace Dispatch.Chaos.Faults;

/// <summary>Something that breaks, and is mended again.</summary>
internal interface IFault
{
    /// <summary>What it is called in reports and filters.</summary>
    string Name { get; }

    /// <summary>Whether others go on meanwhile, so that deadlines are applied in time.</summary>
    bool LeavesOthers { get; }

    /// <summary>Breaks it under load. Returns when what was struck is ready again.</summary>
    Task Strike(Scene scene);
}
