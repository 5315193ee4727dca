namespace Dispatch.Sla;

/// <summary>What a checklist must be before it is recorded.</summary>
public static class ChecklistRules
{
    /// <summary>What is wrong with a checklist; empty if nothing is.</summary>
    /// <param name="checklist">The checklist.</param>
    /// <param name="book">The rulebook that it is to stand in.</param>
    public static IEnumerable<RuleProblem> Check(Checklist checklist, Rulebook book)
    {
        if (checklist.Items.Count > 0 && Other(checklist, book) is { } other)
            yield return new RuleProblem("category", $"category: the checklist '{other}' is for '{checklist.Category}' already. A category has one.", RuleCodes.CategoryTaken);
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var (index, item) in checklist.Items.Index())
        {
            if (!seen.Add(item.Id))
                yield return new RuleProblem(FormattableString.Invariant($"items[{index}].id"), $"items: '{item.Id}' is there twice.");
            if (item.Text is null && (item.Fr is null || item.En is null))
                yield return new RuleProblem(FormattableString.Invariant($"items[{index}].text"), "items: each has one text for all, or one in French and one in English.");
        }
    }

    private static string? Other(Checklist checklist, Rulebook book) => RuleKinds.Checklist.Newest(book)
        .Select(version => version.Document)
        .FirstOrDefault(other => other.Id != checklist.Id && other.Items.Count > 0 && string.Equals(other.Category, checklist.Category, StringComparison.OrdinalIgnoreCase))?.Id;
}
