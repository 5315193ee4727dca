using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dispatch.Load.Logs;

namespace Dispatch.Load.Plans;

/// <summary>
/// Idempotency keys of a replay: a function of the log's form, the case, its row and the command's place alone, so that a replay that
/// was interrupted continues when it is started again.
/// </summary>
public static class CommandKey
{
    private const int MaxLength = 100;

    /// <summary>The key of a command.</summary>
    /// <param name="form">The log's form.</param>
    /// <param name="reference">The case's external reference.</param>
    /// <param name="row">The row's place in its case, from 0.</param>
    /// <param name="index">The command's place among those of the row, from 0.</param>
    /// <param name="name">The command's name.</param>
    public static string Of(LogForm form, string reference, int row, int index, string name)
    {
        var plain = string.Create(CultureInfo.InvariantCulture, $"{Word(form)}:{reference}:{row}:{index}:{name}");
        return plain.Length <= MaxLength && Ascii.IsValid(plain) && !plain.Any(char.IsControl)
            ? plain
            : $"{Word(form)}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)))}";
    }

    private static string Word(LogForm form) => form is LogForm.Incidents ? "incidents" : "fire";
}
