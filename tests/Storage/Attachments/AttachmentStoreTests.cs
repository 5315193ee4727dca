using Dispatch.Attachments;
using Dispatch.Tests.Storage.Engines;
using Dispatch.Tests.Storage.Tickets;
using Dispatch.Tickets;

namespace Dispatch.Tests.Storage.Attachments;

/// <summary>Bytes of files: kept in parts, and no longer than a ticket names them.</summary>
public abstract class AttachmentStoreTests(Engine engine)
{
    private IAttachmentStore Files => engine.Node.Attachments;

    [Fact]
    public async Task Parts_come_back_in_their_places_and_a_repetition_changes_none()
    {
        var id = await Begin(await Ticket(), Sample.Noon, [1, 2, 0, 255], [7]);
        await Files.Add(id, 0, new byte[] { 9 });
        Assert.Equal([1, 2, 0, 255], await Files.Read(id, 0));
        Assert.Equal([7], await Files.Read(id, 1));
        Assert.Null(await Files.Read(id, 2));
        await Files.Delete(id);
        Assert.Null(await Files.Read(id, 0));
        Assert.Null(await Files.Read(id, 1));
    }

    [Fact]
    public async Task What_no_ticket_names_is_swept_once_no_upload_can_be_under_way()
    {
        var (kept, lost, young) = (Sample.Id(), Sample.Id(), Sample.Id());
        var number = await Ticket(kept);
        var now = Sample.Noon + AttachmentSweep.Age;
        await Begin(number, now.AddHours(-7), kept, [1]);
        await Begin(number, now.AddHours(-7), lost, [2]);
        await Begin(number, now.AddHours(-5), young, [3]);

        await Sweep(now);
        Assert.NotNull(await Files.Read(kept, 0));
        Assert.Null(await Files.Read(lost, 0));
        Assert.NotNull(await Files.Read(young, 0));
        Assert.DoesNotContain(kept, (await Files.Unsettled(now, 1000)).Select(file => file.Id));

        // The ticket let go of it, and whoever was to delete it died.
        await Files.Unsettle(number);
        await Commit(number, state => state with { Attachments = [] });
        await Sweep(now);
        Assert.Null(await Files.Read(kept, 0));
    }

    private async Task Sweep(DateTimeOffset now) => await new AttachmentSweep(Files, engine.Node.Store, new Stopped(now)).Sweep(CancellationToken.None);

    private async Task<string> Begin(TicketNumber number, DateTimeOffset at, params byte[][] parts) => await Begin(number, at, Sample.Id(), parts);

    private async Task<string> Begin(TicketNumber number, DateTimeOffset at, string id, params byte[][] parts)
    {
        await Files.Begin(id, number, at);
        foreach (var (place, part) in parts.Index())
            await Files.Add(id, place, part);
        return id;
    }

    /// <summary>A ticket that names these files.</summary>
    private async Task<TicketNumber> Ticket(params string[] files)
    {
        var number = (await engine.Node.Store.Register(Sample.Registration())).Number;
        var attachments = files.Select(id => new TicketAttachment(new Attachment(id, id, AttachmentKind.Photo, "image/png", 1, "00", Public: false), Sample.Noon, new Actor("d1", "dispatcher")));
        await Commit(number, state => state with { Attachments = attachments.ToValueList() });
        return number;
    }

    private async Task Commit(TicketNumber number, Func<TicketState, TicketState> change)
    {
        var state = (await engine.Node.Store.Load(number))!.State;
        var note = Sample.Note(number, state);
        Assert.Equal(CommitResult.Committed, await engine.Node.Store.Commit(Sample.Commit(note with { State = change(note.State) })));
    }

    private sealed class Stopped(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}

public sealed class SqliteAttachmentStoreTests(SqliteEngine engine) : AttachmentStoreTests(engine), IClassFixture<SqliteEngine>;

public sealed class PostgresAttachmentStoreTests(PostgresEngine engine) : AttachmentStoreTests(engine), IClassFixture<PostgresEngine>;
