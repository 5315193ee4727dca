using Dispatch.Cells;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch;

/// <summary>
/// References to the grains that every command meets. Orleans looks an interface's attributes up by reflection whenever it makes a reference; here
/// that is done once, and later references are copies with another key.
/// </summary>
public sealed class GrainReferences(IGrainFactory grains)
{
    private readonly Lazy<GrainReference> _ticket = Template(() => grains.GetGrain<ITicketGrain>(0));
    private readonly Lazy<GrainReference> _cell = Template(() => grains.GetGrain<ISupportCellGrain>(GrainKeys.Cell(CellProfile.FrontDesk)));
    private readonly Lazy<GrainReference> _technician = Template(() => grains.GetGrain<ITechnicianGrain>(GrainKeys.Technician("any")));
    private readonly Lazy<GrainReference> _frontDesk = Template(() => grains.GetGrain<IFrontDeskGrain>(0));

    /// <summary>Where requests are recorded.</summary>
    public IFrontDeskGrain FrontDesk => (IFrontDeskGrain)_frontDesk.Value;

    /// <summary>A ticket.</summary>
    public ITicketGrain Ticket(TicketNumber number) => (ITicketGrain)Copy(_ticket, GrainIdKeyExtensions.CreateIntegerKey(number.Value));

    /// <summary>A cell.</summary>
    public ISupportCellGrain Cell(string id) => (ISupportCellGrain)Copy(_cell, IdSpan.Create(GrainKeys.Cell(id)));

    /// <summary>A technician.</summary>
    public ITechnicianGrain Technician(string id) => (ITechnicianGrain)Copy(_technician, IdSpan.Create(GrainKeys.Technician(id)));

    private static Lazy<GrainReference> Template(Func<IAddressable> make) => new(() => (GrainReference)make());

    private IAddressable Copy(Lazy<GrainReference> template, IdSpan key) =>
        grains.GetGrain(GrainId.Create(template.Value.GrainId.Type, key), template.Value.InterfaceType);
}
