using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace Dispatch.Unit;

public sealed class InstantsTests
{
    private static readonly Gen<DateTimeOffset> s_instants = Gen.Select(
        Gen.Long[TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay], Gen.Int[-14 * 60, 14 * 60],
        (ticks, minutes) => new DateTimeOffset(ticks, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void An_instant_is_written_as_the_framework_writes_the_form() => s_instants.Sample(instant =>
    {
        var expected = instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var bytes = new byte[Instants.FormLength];
        Instants.Write(instant, bytes.AsSpan());
        Assert.Equal(expected, Instants.Format(instant));
        Assert.Equal(expected, Encoding.ASCII.GetString(bytes));
        Assert.Equal($"\"{expected}\"", JsonSerializer.Serialize(instant, DispatchJson.Options));
        Assert.Equal(Instants.Trim(instant), Instants.Parse(expected));
    });
}
