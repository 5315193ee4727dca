namespace Dispatch.Tickets;

/// <summary>Priority from impact and urgency (api.md).</summary>
public static class PriorityMatrix
{
    /// <summary>1 (highest) to 4.</summary>
    public static int Of(Degree impact, Degree urgency) => (impact, urgency) switch
    {
        (Degree.High, Degree.High) => 1,
        (Degree.High, Degree.Medium) or (Degree.Medium, Degree.High) => 2,
        (Degree.High, Degree.Low) or (Degree.Medium, Degree.Medium) or (Degree.Low, Degree.High) => 3,
        _ => 4,
    };
}
