namespace Dispatch.People;

/// <summary>Sessions that somebody signed out of: a copy of their cookie opens nothing any more.</summary>
public interface IEndedSessions
{
    /// <summary>Notes that a session is over.</summary>
    /// <param name="session">Which.</param>
    /// <param name="now">Now, UTC: what was to be remembered until then is forgotten.</param>
    /// <param name="until">As long as its cookie could be used, UTC.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task Add(string session, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken = default);

    /// <summary>Whether the session is over.</summary>
    Task<bool> Contains(string session, CancellationToken cancellationToken = default);
}
