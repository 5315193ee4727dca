using System.Globalization;

namespace Dispatch.Tests.Access.Fuzz.Hub;

/// <summary>What happens to a message on its way.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">Where, counted round its length.</param>
/// <param name="Bytes">With which bytes.</param>
public sealed record Damage(Damage.Kinds Kind, int At, string Bytes = "")
{
    public enum Kinds
    {
        /// <summary>None.</summary>
        None,

        /// <summary>It comes in small pieces.</summary>
        Pieces,

        /// <summary>It comes twice.</summary>
        Twice,

        /// <summary>Its end never comes.</summary>
        Cut,

        /// <summary>A byte is another one.</summary>
        Flipped,

        /// <summary>Other bytes come in between.</summary>
        Spliced,
    }

    /// <summary>Whether what arrives is still the message.</summary>
    public bool Spares => Kind is Kinds.None or Kinds.Pieces or Kinds.Twice;

    /// <summary>What arrives.</summary>
    public byte[] Apply(byte[] message)
    {
        var at = At % message.Length;
        return Kind switch
        {
            Kinds.Twice => [.. message, .. message],
            Kinds.Cut => message[..at],
            Kinds.Flipped => [.. message[..at], (byte)(message[at] ^ (1 + At % 255)), .. message[(at + 1)..]],
            Kinds.Spliced => [.. message[..at], .. Convert.FromHexString(Bytes), .. message[at..]],
            _ => message,
        };
    }

    public override string ToString() => Kind is Kinds.None ? "" : string.Create(CultureInfo.InvariantCulture, $" ({Kind} at {At} {Bytes})");
}
