using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Dispatch.Testing.Otlp;

/// <summary>A receiver of OTLP over HTTP on loopback, which keeps what comes and reads it as far as tests ask.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<OtlpSpan> _spans = [];
    private readonly ConcurrentQueue<string> _logs = [];
    private readonly ConcurrentDictionary<string, OtlpPoint> _points = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(Take);
    }

    /// <summary>What a process is told in order to send here, often.</summary>
    public string[] Settings =>
    [
        $"--OTEL_EXPORTER_OTLP_ENDPOINT={_app.Urls.First()}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
        "--OTEL_BSP_SCHEDULE_DELAY=200", "--OTEL_BLRP_SCHEDULE_DELAY=200", "--OTEL_METRIC_EXPORT_INTERVAL=200",
    ];

    /// <summary>All spans that came.</summary>
    public IReadOnlyList<OtlpSpan> Spans => [.. _spans];

    /// <summary>All lines of logs that came.</summary>
    public IReadOnlyList<string> Logs => [.. _logs];

    /// <summary>What each instrument showed last, of one process.</summary>
    public IReadOnlyList<OtlpPoint> Points => [.. _points.Values];

    public static async Task<OtlpReceiver> Start()
    {
        var receiver = new OtlpReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>What an instrument shows now, all points with this tag together; null while it shows none.</summary>
    public double? Value(string instrument, string? tag = null, string? value = null)
    {
        var points = Points.Where(point => point.Name == instrument && (tag is null || point.Tags.GetValueOrDefault(tag) == value)).ToList();
        return points.Count == 0 ? null : points.Sum(point => point.Value);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        foreach (var resource in new ProtoMessage(body.ToArray()).Messages(1))
        {
            var process = resource.Messages(1).First().Attributes(1)["service.instance.id"];
            foreach (var scope in resource.Messages(2))
                Take(context.Request.Path, process, scope.Messages(1).First().Text(1), scope.Messages(2));
        }
    }

    private void Take(string path, string process, string scope, IEnumerable<ProtoMessage> items)
    {
        foreach (var item in items)
        {
            switch (path)
            {
                case "/v1/traces":
                    _spans.Enqueue(Span(process, scope, item));
                    break;
                case "/v1/metrics":
                    foreach (var point in PointsOf(scope, item))
                        _points[$"{point.Name} {string.Join(' ', point.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))}"] = point;
                    break;
                case "/v1/logs":
                    _logs.Enqueue($"{scope}: {item.Messages(5).First().Text(1)}");
                    break;
                default:
                    throw new InvalidDataException($"Nothing of OTLP is sent to {path}.");
            }
        }
    }

    private static OtlpSpan Span(string process, string scope, ProtoMessage span) => new(
        process, scope, span.Text(5), span.Hex(1), span.Hex(2), span.Hex(4), [.. span.Messages(13).Select(link => (link.Hex(1), link.Hex(2)))], span.Attributes(9));

    private static IEnumerable<OtlpPoint> PointsOf(string scope, ProtoMessage metric)
    {
        const int Gauge = 5, Sum = 7, Histogram = 9;
        foreach (var data in metric.Messages(Gauge).Concat(metric.Messages(Sum)))
        {
            foreach (var point in data.Messages(1))
                yield return new OtlpPoint(scope, metric.Text(1), metric.Text(3), point.Has(4) ? point.Double(4) : (long)point.Number(6), point.Attributes(7));
        }

        foreach (var point in metric.Messages(Histogram).SelectMany(data => data.Messages(1)))
            yield return new OtlpPoint(scope, metric.Text(1), metric.Text(3), point.Number(4), point.Attributes(9));
    }
}
