using System.Diagnostics.Metrics;
using Dispatch.Cells;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Unit.Cells;

public sealed class DeadlineMetricsTests
{
    [Fact]
    public void The_gauge_grows_while_a_deadline_waits_and_no_timer_fires()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        using var metrics = new DeadlineMetrics(clock);
        metrics.Waits("north", clock.GetUtcNow().AddSeconds(10));
        metrics.Waits("south", clock.GetUtcNow().AddSeconds(20));
        Assert.Equal(0, Measure());

        clock.Advance(TimeSpan.FromSeconds(25));
        Assert.Equal(15, Measure());
        metrics.Waits("north", null);
        Assert.Equal(5, Measure());

        double Measure()
        {
            var measured = -1d;
            using var listener = new MeterListener();
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "dispatch.deadlines.oldest_overdue")
                    self.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<double>((_, value, _, _) => measured = Math.Max(measured, value));
            listener.Start();
            listener.RecordObservableInstruments();
            return measured;
        }
    }
}
