namespace Dispatch.Sla;

/// <summary>One kind of document in the rulebook: where its versions stand, and what one must be.</summary>
/// <typeparam name="T">The document.</typeparam>
public sealed class RuleKind<T>
    where T : class
{
    private readonly Func<Rulebook, ValueList<Versioned<T>>, Rulebook> _with;
    private readonly Func<T, Rulebook, IEnumerable<RuleProblem>> _check;

    internal RuleKind(
        string name,
        Func<T, string> idOf,
        Func<Rulebook, ValueList<Versioned<T>>> versions,
        Func<Rulebook, ValueList<Versioned<T>>, Rulebook> with,
        Func<T, Rulebook, IEnumerable<RuleProblem>> check)
    {
        (Name, IdOf, Versions) = (name, idOf, versions);
        (_with, _check) = (with, check);
    }

    /// <summary>As people call one: <c>calendar</c>.</summary>
    public string Name { get; }

    /// <summary>The identifier of a document.</summary>
    public Func<T, string> IdOf { get; }

    /// <summary>All versions of all documents of the kind; of a document, the newest is last.</summary>
    public Func<Rulebook, ValueList<Versioned<T>>> Versions { get; }

    /// <summary>The newest version of a document, null if there is none.</summary>
    public Versioned<T>? Newest(Rulebook book, string id) => Versions(book).LastOrDefault(version => IdOf(version.Document) == id);

    /// <summary>One version of a document, null if there is none.</summary>
    public Versioned<T>? Find(Rulebook book, RulePin pin) =>
        Versions(book).FirstOrDefault(version => version.Version == pin.Version && IdOf(version.Document) == pin.Id);

    /// <summary>The newest version of every document, by identifier.</summary>
    public IReadOnlyList<Versioned<T>> Newest(Rulebook book) =>
        [.. Versions(book).GroupBy(version => IdOf(version.Document), StringComparer.Ordinal).Select(versions => versions.Last()).OrderBy(version => IdOf(version.Document), StringComparer.Ordinal)];

    /// <summary>What is wrong with a document, given all that it may refer to; empty if nothing is.</summary>
    public IReadOnlyList<RuleProblem> Check(T document, Rulebook book) => [.. _check(document, book)];

    /// <summary>The rulebook after a change, and what to answer; the same rulebook where nothing changes.</summary>
    /// <param name="book">As it is.</param>
    /// <param name="put">What is to change.</param>
    /// <param name="at">When.</param>
    public (Rulebook Book, RuleOutcome<T> Outcome) Decide(Rulebook book, RulePut<T> put, DateTimeOffset at)
    {
        var current = Newest(book, IdOf(put.Document));
        var version = current?.Version ?? 0;
        if (Check(put.Document, book) is { Count: > 0 } problems)
            return (book, Answer(current, written: false, created: false, problems));
        if (put.ExpectedVersion is { } expected && expected != version)
            return (book, Answer(current, written: false, created: false));
        if (put.Document.Equals(current?.Document))
            return (book, Answer(current, written: true, created: false));
        var next = new Versioned<T>(put.Document, version + 1, at, put.By);
        return (_with(book, [.. Versions(book), next]) with { Revision = book.Revision + 1 }, Answer(next, written: true, created: current is null));
    }

    private static RuleOutcome<T> Answer(Versioned<T>? current, bool written, bool created, IReadOnlyList<RuleProblem>? problems = null) =>
        new(new PutOutcome<Versioned<T>>(current, current?.Version ?? 0, written, created), (problems ?? []).ToValueList());
}
