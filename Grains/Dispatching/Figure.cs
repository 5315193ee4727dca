namespace Dispatch.Dispatching;

/// <summary>One figure of a candidate: what was measured, and what it is worth.</summary>
/// <param name="Factor">What it is.</param>
/// <param name="Unit">What <paramref name="Value"/> counts.</param>
/// <param name="Weight">How much it weighs beside the others.</param>
/// <param name="Value">What was measured; null where it could not be.</param>
/// <param name="Score">0 (worst) to 100 (best).</param>
/// <param name="Points">What it adds to the candidate's total.</param>
/// <param name="Most">What it could add at most: the most points of all figures that are there make 100.</param>
/// <param name="Missing">Why it is not there; null where it is.</param>
public sealed record Figure(
    Factor Factor, FigureUnit Unit, double Weight, double? Value = null, double? Score = null, double? Points = null, double? Most = null, FigureGap? Missing = null);
