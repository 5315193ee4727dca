using System.Text.Json;
using CsCheck;
using Dispatch.Access;

namespace Dispatch.Tests.Access.Fuzz.Hub;

/// <summary>Makes up what connections say: the calls there are with the wrong arguments, what nobody asked for, and nonsense.</summary>
internal static class Talks
{
    private static readonly string[] s_texts =
    [
        "own", "foreign", "front-desk", "nobody", "", " ", "../x", "a\0b", "\ud83c\udf1e", "'; drop table ticket; --", "cell:own", "*", "__proto__", "T-1001",
        "own\u001e{\"type\":1}", new string('x', 65),
    ];

    private static readonly string[] s_targets =
    [
        "WatchCell", "UnwatchCell", "WatchRoster", "UnwatchRoster", "Look", "WatchTechnician", "UnwatchTechnician", "WatchSlaBoard", "UnwatchSlaBoard", "watchcell", "OnDisconnectedAsync", "Dispose", "get_Rights",
        "DropEverything", "", "cellChanged",
    ];

    /// <summary>Bytes that stand for something in one of the protocols: ends of messages, the beginnings of enormous arrays, maps, texts, and of extensions.</summary>
    private static readonly string[] s_bytes =
    [
        "1e", "1e1e1e", "5b5b5b5b5b", "7b22", "22", "5c7530303030", "efbbbf", "c328", "00", "ff", "ffffffffff", "ffffffff0f",
        "ddffffffff", "dfffffffff", "c6ffffffff", "dbffffffff", "c7ff01", "c9ffffffff01", "d6ff00000000", "c1", "90", "80", "c0",
    ];

    private static readonly string s_tooDeep = new('[', 60);

    private static readonly Gen<string> s_text = Gen.OneOf(Gen.OneOf(s_texts), Gen.String[0, 20].Select(Clean)).Select(Json);

    private static readonly Gen<string> s_number = Gen.OneOf("0", "1", "-1", "1.5", "9223372036854775807", "-9223372036854775808", "1e300");

    private static readonly Gen<string> s_position = Gen.Select(s_text, s_number, (epoch, sequence) => $$"""{"epoch":{{epoch}},"sequence":{{sequence}}}""");

    /// <summary>Deep enough to be too deep, small enough to be let in.</summary>
    private static readonly Gen<string> s_deep = Gen.Int[1, 700].Select(depth => new string('[', depth) + new string(']', depth));

    private static readonly Gen<string> s_large = Gen.OneOf(500, 3000, 4200, 9000, 70_000).Select(length => Json(new string('x', length)));

    private static readonly Gen<string> s_value = Gen.Frequency(
        (6, s_text), (3, Gen.Const("null")), (3, s_position), (2, s_number), (1, Gen.OneOf("true", "[]", "{}", "[[],[null]]", """{"epoch":null}""", """{"sequence":1}""", """{"Epoch":"x","Sequence":1}""")),
        (1, s_deep), (1, s_large));

    private static readonly Gen<string> s_arguments = s_value.Array[0, 4].Select(values => $"[{string.Join(",", values)}]");

    private static readonly Gen<string> s_id = Gen.OneOf("\"1\"", "\"2\"", "null", "\"\"", "\"s1\"");

    private static readonly Gen<string> s_streams = Gen.OneOf("[]", "[]", "[]", "[\"s1\"]", "[\"s1\",\"s2\"]");

    /// <summary>What a client calls in all innocence, if with arguments that fit badly.</summary>
    private static readonly Gen<HubMessage> s_call = Gen.Select(s_id, Gen.OneOf(s_targets), s_arguments, (id, target, arguments) => Message(
        target.Length > 0, ("type", "1"), ("headers", "{}"), ("invocationId", id), ("target", Json(target)), ("arguments", arguments), ("streamIds", "[]")));

    /// <summary>What comes out of order: streams that nobody began, completions that nobody asked for, cancellations of what does not run.</summary>
    private static readonly Gen<HubMessage> s_disorder = Gen.OneOf(
        Gen.Select(s_id, Gen.OneOf(s_targets), s_arguments, s_streams, (id, target, arguments, streams) => Message(
            false, ("type", "4"), ("headers", "{}"), ("invocationId", id), ("target", Json(target)), ("arguments", arguments), ("streamIds", streams))),
        Gen.Select(s_id, Gen.OneOf(s_targets), s_arguments, (id, target, arguments) => Message(
            false, ("type", "1"), ("headers", "{}"), ("invocationId", id), ("target", Json(target)), ("arguments", arguments), ("streamIds", "[\"s1\"]"))),
        Gen.Select(s_id, s_value, (id, value) => Message(false, ("type", "2"), ("headers", "{}"), ("invocationId", id), ("item", value))),
        Gen.Select(s_id, s_value, (id, value) => Message(false, ("type", "3"), ("headers", "{}"), ("invocationId", id), ("resultKind", "3"), ("result", value))),
        Gen.Select(s_id, s_text, (id, value) => Message(false, ("type", "3"), ("headers", "{}"), ("invocationId", id), ("resultKind", "1"), ("error", value))),
        s_id.Select(id => Message(id is not ("null" or "\"\""), ("type", "5"), ("headers", "{}"), ("invocationId", id))),
        Gen.Const(Message(true, ("type", "6"))),
        s_text.Select(error => Message(false, ("type", "7"), ("error", error), ("allowReconnect", "true"))),
        Gen.Select(Gen.OneOf("8", "9"), s_number, (type, sequence) => Message(false, ("type", type), ("sequenceId", sequence))));

    /// <summary>What no protocol knows: fields missing, of other kinds, other types of messages.</summary>
    private static readonly Gen<HubMessage> s_nonsense = Gen.Select(Gen.OneOf(s_call, s_disorder), Gen.Int[0, 6], s_value, Gen.Bool, (message, at, value, gone) =>
        new HubMessage(false, [.. message.Fields.Select((field, index) => index == at % message.Fields.Count ? gone ? ((string, string)?)null : (field.Name, value) : field).OfType<(string, string)>()]));

    private static readonly Gen<HubMessage> s_message = Gen.Frequency((6, s_call), (3, s_disorder), (2, s_nonsense));

    private static readonly Gen<Damage> s_damage = Gen.Frequency(
        (8, Gen.Const(new Damage(Damage.Kinds.None, 0))),
        (3, Gen.Select(Gen.OneOf(Damage.Kinds.Pieces, Damage.Kinds.Twice, Damage.Kinds.Cut, Damage.Kinds.Flipped), Gen.Int[0, 5000], (kind, at) => new Damage(kind, at))),
        (1, Gen.Select(Gen.Int[0, 5000], Gen.OneOf(s_bytes), (at, bytes) => new Damage(Damage.Kinds.Spliced, at, bytes))));

    private static readonly Gen<Talk.Greetings> s_greeting = Gen.Frequency(
        (12, Gen.Const(Talk.Greetings.Right)), (2, Gen.Const(Talk.Greetings.AtOnce)),
        (3, Gen.OneOf(Talk.Greetings.None, Talk.Greetings.Unknown, Talk.Greetings.Newer, Talk.Greetings.Garbage, Talk.Greetings.Half)));

    /// <summary>Everything that a connection may say.</summary>
    public static Gen<Talk> All { get; } = Gen.Select(
        Gen.OneOf(Roles.Requester, Roles.Dispatcher, Roles.Administrator), Gen.Bool, s_greeting, Gen.Select(s_message, s_damage).Array[0, 8], Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true))),
        (role, pack, greeting, said, leaves) => new Talk(role, pack, greeting, said, leaves));

    /// <summary>What is nested more deeply than readers of JSON go is no message.</summary>
    private static HubMessage Message(bool sound, params (string Name, string Json)[] fields) =>
        new(sound && !fields.Any(field => field.Json.Contains(s_tooDeep, StringComparison.Ordinal)), fields);

    private static string Json(string text) => JsonSerializer.Serialize(text);

    /// <summary>Without halves of characters: no text on the wire can hold them.</summary>
    private static string Clean(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);
}
