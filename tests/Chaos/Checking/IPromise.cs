namespace Dispatch.Chaos.Checking;

/// <summary>Something that an installation promises whatever happens to its processes.</summary>
public interface IPromise
{
    /// <summary>Where it was not kept; nothing where it was.</summary>
    IEnumerable<Violation> Check(Evidence evidence);
}
