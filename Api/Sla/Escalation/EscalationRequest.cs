namespace Dispatch.Sla;

/// <summary>What follows warnings and breaches.</summary>
public sealed record EscalationRequest
{
    /// <summary>May be repeated from the path.</summary>
    public string? Id { get; init; }

    /// <summary>As people call it.</summary>
    [Text(Limits.Name)]
    public string? Name { get; init; }

    /// <summary>The steps; those of one trigger are taken in order of their delay.</summary>
    [Items]
    public required IReadOnlyList<StepBody> Steps { get; init; }

    /// <summary>After how long an acknowledgement lapses; half an hour where nobody said.</summary>
    public TimeSpan? AcknowledgementLapsesAfter { get; init; }

    /// <summary>Actions that do not say who is told, or say it of something that tells nobody.</summary>
    public IReadOnlyList<RuleProblem> Unclear() =>
    [
        .. from step in Steps.Index()
           from action in step.Item.Actions.Index()
           where action.Item.ToAction() is null
           let field = FormattableString.Invariant($"steps[{step.Index}].actions[{action.Index}].whom")
           select new RuleProblem(
               field, action.Item.Do is ActionKind.Notify ? $"{field}: say who is told." : $"{field}: only notify tells somebody; leave whom and channels out."),
    ];

    /// <summary>As the core keeps it.</summary>
    public EscalationPolicy ToPolicy(string id)
    {
        var policy = new EscalationPolicy { Id = id, Name = Name, Steps = Steps.Select(step => step.ToStep()).ToValueList() };
        return AcknowledgementLapsesAfter is { } lapses ? policy with { AcknowledgementLapsesAfter = lapses } : policy;
    }
}
