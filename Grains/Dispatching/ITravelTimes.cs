using Dispatch.Technicians;

namespace Dispatch.Dispatching;

/// <summary>How long the way takes. Asked many times a ranking, so an answer comes from memory.</summary>
public interface ITravelTimes
{
    /// <summary>The way from one place to another.</summary>
    TimeSpan Between(Position from, Position to);

    /// <summary>The distance between two places, kilometres.</summary>
    double Kilometres(Position from, Position to);
}
