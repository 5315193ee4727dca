using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Unit.Sla;

/// <summary>Which policy judges a ticket, and by which versions.</summary>
public sealed class ChooseTests
{
    private static readonly PolicySubject s_subject = new("Acme.example", "Lyon", "printing", "network", null);

    [Fact]
    public void Where_nothing_is_promised_nothing_judges()
    {
        Assert.Null(SlaRules.None.Choose(s_subject, null));
        var others = Rulebook.Empty.With(RuleKinds.Calendar, Rules.Always("always")).With(RuleKinds.Policy, Rules.Policy("p", new PolicyScope(Cell: "servers")));
        Assert.Null(new SlaRules(others).Choose(s_subject, null));
    }

    [Fact]
    public void Customer_or_site_goes_before_category_before_cell_before_none()
    {
        var book = Rules.First;
        AssertChosen("default", book);
        AssertChosen("z-cell", book = book.With(RuleKinds.Policy, Rules.Policy("z-cell", new PolicyScope(Cell: "network"))));
        AssertChosen("y-category", book = book.With(RuleKinds.Policy, Rules.Policy("y-category", new PolicyScope(Category: "Printing"))));
        AssertChosen("x-site", book = book.With(RuleKinds.Policy, Rules.Policy("x-site", new PolicyScope(Site: "lyon"))));
        // Equal ones in order of identifier, and several conditions do not weigh more than one.
        AssertChosen("a-customer", book = book.With(RuleKinds.Policy, Rules.Policy("a-customer", new PolicyScope(Customer: "acme.example"))));
        AssertChosen("a-customer", book.With(RuleKinds.Policy, Rules.Policy("b", new PolicyScope("acme.example", "Lyon", "printing", "network"))));
    }

    [Fact]
    public void Every_condition_of_a_scope_must_hold_and_any_scope_will_do()
    {
        var book = Rules.First.With(
            RuleKinds.Policy, Rules.Policy("p", new PolicyScope(Site: "Lyon", Category: "mail"), new PolicyScope(Cell: "network", Category: "mail")));
        AssertChosen("default", book);
        AssertChosen("p", book.With(RuleKinds.Policy, Rules.Policy("p", new PolicyScope(Site: "Paris"), new PolicyScope(Category: "printing"))));
        // The closest of a policy's own scopes counts.
        AssertChosen("p", book
            .With(RuleKinds.Policy, Rules.Policy("a", new PolicyScope(Category: "printing")))
            .With(RuleKinds.Policy, Rules.Policy("p", new PolicyScope(Cell: "network"), new PolicyScope(Site: "Lyon"))));
    }

    [Fact]
    public void A_policy_that_is_newly_chosen_is_pinned_with_the_calendars_of_its_goals_and_the_cells_own()
    {
        var book = Rules.First
            .With(RuleKinds.Calendar, Rules.Always("always"))
            .With(RuleKinds.Calendar, Rules.Always("network-hours"))
            .With(RuleKinds.Policy, Rules.Policy("default"));
        var judgedBy = new SlaRules(book).Choose(s_subject with { CellCalendar = "network-hours" }, null);
        Assert.Equal(new JudgedBy(new RulePin("default", 2), [new RulePin("always", 2), new RulePin("network-hours", 1)]), judgedBy);
        Assert.Equal([new RulePin("always", 2)], new SlaRules(book).Choose(s_subject with { CellCalendar = "nowhere" }, null)!.Calendars);
        Assert.Equal([new RulePin("always", 2)], new SlaRules(book).Choose(s_subject with { CellCalendar = "always" }, null)!.Calendars);
    }

    [Fact]
    public void A_policy_that_stays_chosen_keeps_its_versions_and_its_scope()
    {
        var before = Rules.First.With(RuleKinds.Policy, Rules.Policy("gold", new PolicyScope(Customer: "acme.example")));
        var judgedBy = new SlaRules(before).Choose(s_subject, null)!;
        var after = before
            .With(RuleKinds.Calendar, Rules.Always("always"))
            .With(RuleKinds.Policy, Rules.Policy("gold", new PolicyScope(Customer: "other.example")));
        Assert.Equal(judgedBy, new SlaRules(after).Choose(s_subject, judgedBy));
        AssertChosen("default", after);

        // Handed to a cell with a calendar of its own: that one is pinned as it is now.
        after = after.With(RuleKinds.Calendar, Rules.Always("night"));
        Assert.Equal(
            judgedBy with { Calendars = [new RulePin("always", 1), new RulePin("night", 1)] },
            new SlaRules(after).Choose(s_subject with { CellCalendar = "night" }, judgedBy));

        // Another policy fits better now.
        var other = after.With(RuleKinds.Policy, Rules.Policy("a-site", new PolicyScope(Site: "Lyon")));
        Assert.Equal(new JudgedBy(new RulePin("a-site", 1), [new RulePin("always", 2)]), new SlaRules(other).Choose(s_subject, judgedBy));
    }

    [Fact]
    public void A_newer_version_that_is_applied_judges_and_an_older_one_that_comes_late_does_not()
    {
        var book = Rules.First.With(RuleKinds.Policy, Rules.Policy("default"));
        var judgedBy = new SlaRules(book).Choose(s_subject, null)!;
        var rules = new SlaRules(book.With(RuleKinds.Calendar, Rules.Always("always")).With(RuleKinds.Policy, Rules.Policy("default") with { ReviewAfterDays = 2 }));
        Assert.Equal(new JudgedBy(new RulePin("default", 2), [new RulePin("always", 1)]), judgedBy);

        var calendar = rules.Rejudge(s_subject, judgedBy, null, new RulePin("always", 2))!;
        Assert.Equal(judgedBy with { Calendars = [new RulePin("always", 2)] }, calendar);
        var both = rules.Rejudge(s_subject, calendar, new RulePin("default", 3), null)!;
        Assert.Equal(calendar with { Policy = new RulePin("default", 3) }, both);
        Assert.Equal(both, rules.Rejudge(s_subject, both, new RulePin("default", 2), null));
        Assert.Equal(both, rules.Rejudge(s_subject, both, null, new RulePin("always", 1)));
        Assert.Equal(both, rules.Rejudge(s_subject, both, new RulePin("gold", 9), new RulePin("office", 9)));
        Assert.Equal(new JudgedBy(new RulePin("default", 3), [new RulePin("always", 2)]), rules.Rejudge(s_subject, null, new RulePin("default", 2), null));
    }

    [Fact]
    public void The_customer_is_the_domain_of_the_requesters_address()
    {
        static string? Customer(string? email) => PolicySubject.Of(new Requester("Ada", email), new Site("Lyon"), null, "network", null).Customer;
        Assert.Equal(("acme.example", null, null, null), (Customer("ada@acme.example"), Customer(null), Customer("ada"), Customer("ada@")));
    }

    [Fact]
    public void Calendars_are_compiled_once_also_over_revisions()
    {
        var rules = new SlaRules(Rules.First);
        var next = new SlaRules(Rules.First.With(RuleKinds.Calendar, Rules.Always("office")), rules);
        var pin = new RulePin("office", 1);
        Assert.Same(next.Calendar(pin), rules.Calendar(pin));
        Assert.NotSame(next.Calendar(pin), next.Calendar(new RulePin("office", 2)));
        Assert.Throws<KeyNotFoundException>(() => rules.Calendar(new RulePin("office", 2)));
        Assert.False(rules.Knows(new JudgedBy(new RulePin("default", 1), [new RulePin("office", 2)])));
        Assert.True(next.Knows(new JudgedBy(new RulePin("default", 1), [new RulePin("office", 2)])));
    }

    private static void AssertChosen(string policy, Rulebook book) => Assert.Equal(policy, new SlaRules(book).Choose(s_subject, null)!.Policy.Id);
}
