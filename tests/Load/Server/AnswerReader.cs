using System.Net;
using System.Text.Json;

namespace Dispatch.Load.Server;

/// <summary>Reads answers without building what is not asked for: only the members at the top are looked at.</summary>
public static class AnswerReader
{
    /// <summary>Reads the body of an answer: a ticket, a problem, or something else.</summary>
    public static Answer Read(HttpStatusCode status, ReadOnlySpan<byte> body)
    {
        string? number = null, code = null, detail = null;
        var version = 0;
        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is not JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                    continue;
                if (reader.ValueTextEquals("number"u8))
                    number = Text(ref reader);
                else if (reader.ValueTextEquals("code"u8))
                    code = Text(ref reader);
                else if (reader.ValueTextEquals("detail"u8))
                    detail = Text(ref reader);
                else if (reader.ValueTextEquals("version"u8) && reader.Read() && reader.TokenType is JsonTokenType.Number)
                    version = reader.GetInt32();
            }
        }
        catch (JsonException)
        {
            // Not JSON: a proxy's page, or nothing at all. The status says enough.
            return new Answer(status, null, 0, $"http-{(int)status}", null);
        }
        return new Answer(status, number, version, (int)status < 400 ? null : code ?? $"http-{(int)status}", detail);
    }

    private static string? Text(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
}
