namespace Dispatch.Live;

/// <summary>A whole board at one place of its feed.</summary>
[GenerateSerializer, Immutable, Alias("board-snapshot")]
public sealed record BoardSnapshot(
    [property: Id(0)] string Feed, [property: Id(1)] string Epoch, [property: Id(2)] long Sequence, [property: Id(3)] ValueList<BoardRow> Rows);
