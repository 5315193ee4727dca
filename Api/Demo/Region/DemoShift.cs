namespace Dispatch.Demo.Region;

/// <summary>The shifts of the region.</summary>
internal enum DemoShift
{
    /// <summary>From six in the morning.</summary>
    Early,

    /// <summary>Until ten in the evening.</summary>
    Late,

    /// <summary>Around the clock.</summary>
    OnCall,
}
