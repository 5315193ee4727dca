namespace Dispatch.Tests.Access.Fuzz.Hub;

/// <summary>All that one connection says.</summary>
/// <param name="Role">As whom.</param>
/// <param name="Pack">In MessagePack; else in JSON.</param>
/// <param name="Greeting">How it begins.</param>
/// <param name="Said">What it says then.</param>
/// <param name="Leaves">Whether it goes away in the middle of it all, without waiting for an answer.</param>
public sealed record Talk(string Role, bool Pack, Talk.Greetings Greeting, IReadOnlyList<(HubMessage Message, Damage Damage)> Said, bool Leaves)
{
    /// <summary>Largest message that the hub takes, in bytes.</summary>
    private const int Largest = 4096;

    public enum Greetings
    {
        /// <summary>The handshake, and then the rest.</summary>
        Right,

        /// <summary>The handshake and the rest at once, in one message of the socket.</summary>
        AtOnce,

        /// <summary>No handshake at all.</summary>
        None,

        /// <summary>For a protocol that nobody speaks.</summary>
        Unknown,

        /// <summary>In a version of days to come.</summary>
        Newer,

        /// <summary>No JSON.</summary>
        Garbage,

        /// <summary>Without its end.</summary>
        Half,
    }

    /// <summary>What must become of the connection in the end.</summary>
    public enum Fates
    {
        /// <summary>Everything was such as a client may send: a last question is answered.</summary>
        Answered,

        /// <summary>The server must have closed it without an answer.</summary>
        Closed,

        /// <summary>Either.</summary>
        Either,
    }

    /// <summary>The handshake as it goes over the wire.</summary>
    public string Handshake => Greeting switch
    {
        Greetings.Right or Greetings.AtOnce => $$"""{"protocol":"{{(Pack ? "messagepack" : "json")}}","version":1}""" + "\u001e",
        Greetings.Unknown => """{"protocol":"xml","version":1}""" + "\u001e",
        Greetings.Newer => """{"protocol":"json","version":99}""" + "\u001e",
        Greetings.Garbage => "<hello/>\u001e",
        Greetings.Half => """{"protocol":"js""",
        _ => "",
    };

    /// <summary>What must become of it: decided by the first thing that no client may send.</summary>
    public Fates Fate
    {
        get
        {
            if (Greeting is Greetings.Unknown or Greetings.Newer or Greetings.Garbage)
                return Fates.Closed;
            if (Greeting is Greetings.None or Greetings.Half)
                return Fates.Either;
            foreach (var (message, damage) in Said)
            {
                if (!damage.Spares || !message.IsSound)
                    return Fates.Either;
                if (message.ToBytes(Pack).Length > Largest)
                    return Fates.Closed;
            }

            return Fates.Answered;
        }
    }

    public override string ToString() =>
        $"{Role}, {(Pack ? "MessagePack" : "JSON")}, handshake {Greeting}, then {(Leaves ? "gone" : Fate)}:\n{string.Join('\n', Said.Select(said => $"  {Short(said.Message.ToString())}{said.Damage}"))}";

    private static string Short(string text) => text.Length > 1000 ? $"{text[..1000]}… ({text.Length})" : text;
}
