using System.IO.Pipelines;
using System.Text.Json;
using Dispatch.Notifications;
using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Privacy;

/// <summary>Writes a <see cref="PersonalDataDocument"/> ticket by ticket, so that only one is in memory, however many there are.</summary>
internal sealed class PersonalDataExport(
    IRequesterStore requesters, ITicketQueries tickets, INotificationStore notifications, TicketAnswers answers, TimeProvider clock)
{
    private const int PageSize = 50;
    private const int NotificationsAtOnce = 200;

    private static readonly JsonWriterOptions s_json = new() { Encoder = DispatchJson.Options.Encoder };

    /// <summary>Writes the document of a person.</summary>
    public async Task Write(Person person, Stream stream, CancellationToken cancellationToken)
    {
        // The store is asked before the first byte: if it is away, the answer can still say so.
        var page = await requesters.Find(person, null, PageSize, cancellationToken);
        var body = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        await using var json = new Utf8JsonWriter(body, s_json);
        json.WriteStartObject();
        json.WriteString("exportedAt", Instants.Format(clock.Now()));
        json.WritePropertyName("requester");
        JsonSerializer.Serialize(json, new PersonRequest { Email = person.Email, Name = person.Name }, DispatchJson.Options);
        json.WriteStartArray("tickets");
        while (page.Count > 0)
        {
            foreach (var ticket in page)
            {
                JsonSerializer.Serialize(json, await Gather(ticket, cancellationToken), DispatchJson.Options);
                await Send();
            }

            page = page.Count < PageSize ? [] : await requesters.Find(person, page[^1].Number, PageSize, cancellationToken);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await Send();
        await body.CompleteAsync();

        async Task Send()
        {
            await json.FlushAsync(cancellationToken);
            await body.FlushAsync(cancellationToken);
        }
    }

    private async Task<PersonalDataDocument.Held> Gather(TicketView ticket, CancellationToken cancellationToken)
    {
        var journal = await tickets.Journal(ticket.Number, cancellationToken);
        List<NotificationResponse> told = [];
        long? before = null;
        do
        {
            var page = await notifications.List(
                new NotificationFilter { Ticket = ticket.Number, Before = before, Limit = NotificationsAtOnce }, cancellationToken);
            told.AddRange(page.Notifications.Select(NotificationResponse.Of));
            before = page.Next;
        }
        while (before is not null);

        return new PersonalDataDocument.Held(await answers.Of(ticket), [.. journal.Select(entry => EventResponse.Of(ticket.Number, entry))], told);
    }
}
