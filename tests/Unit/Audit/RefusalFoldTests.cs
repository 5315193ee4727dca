using CsCheck;
using Dispatch.Audit;

namespace Dispatch.Unit.Audit;

public sealed class RefusalFoldTests
{
    private readonly RefusalFold _fold = new();

    [Fact]
    public void The_first_of_a_kind_is_a_line_and_the_others_are_counted_until_the_window_turns()
    {
        var first = Add("ada", "cells/{id}", 403);
        Assert.NotNull(first);
        for (var i = 0; i < 41; i++)
            Assert.Null(Add("ada", "cells/{id}", 403));

        var line = Assert.Single(_fold.Turn());
        Assert.Equal(first with { Detail = "PUT 403; 41 more like it" }, line);
        Assert.Empty(_fold.Turn());
        Assert.NotNull(Add("ada", "cells/{id}", 403));
        Assert.Empty(_fold.Turn());
    }

    [Fact]
    public void Who_from_where_what_and_how_it_was_answered_make_a_kind()
    {
        Assert.NotNull(Add("ada", "cells/{id}", 403));
        Assert.NotNull(Add("bob", "cells/{id}", 403));
        Assert.NotNull(Add("ada", "technicians/{id}", 403));
        Assert.NotNull(Add("ada", "cells/{id}", 404));
        Assert.NotNull(Add("ada", "cells/{id}", 403, "192.0.2.2"));
        Assert.Null(Add("ada", "cells/{id}", 403));
    }

    [Fact]
    public void Strangers_from_everywhere_do_not_crowd_out_who_is_signed_in()
    {
        const int Strangers = 10_000;
        var written = Enumerable.Range(0, Strangers).Count(i => Add(null, "audit", 401, $"2001:db8::{i:x}") is not null);
        Assert.Equal(RefusalFold.MostKinds, written);
        Assert.NotNull(Add("ada", "audit", 404));
        Assert.Equal($"{Strangers - RefusalFold.MostKinds} more, of too many kinds to tell apart", Assert.Single(_fold.Turn()).Detail);
    }

    [Fact]
    public void However_many_come_nothing_is_uncounted_and_the_lines_of_a_window_stay_few() =>
        Gen.Select(Gen.Int[0, 300], Gen.Bool, Gen.Int[400, 404]).Array[0, 2000].Sample(refusals =>
        {
            var fold = new RefusalFold();
            var written = refusals.Count(refusal =>
            {
                var (name, known, status) = refusal;
                return fold.Add(new RefusalKey(known ? $"{name}" : null, $"{name}", "x", status), () => new AuditEntry(AuditKinds.Refused, $"{name}", null, Detail: "x")) is not null;
            });
            var repeated = fold.Turn();
            var counted = repeated.Sum(line => long.Parse(line.Detail!.Split("; ")[^1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
            return written + counted == refusals.Length && written <= 2 * RefusalFold.MostKinds && repeated.Count <= written + 1;
        });

    private AuditEntry? Add(string? actor, string endpoint, int status, string address = "192.0.2.1") => _fold.Add(
        new RefusalKey(actor, address, endpoint, status), () => new AuditEntry(AuditKinds.Refused, actor ?? "anonymous", null, endpoint, address, $"PUT {status}"));
}
