namespace Dispatch.Technicians;

/// <summary>What a technician's grain stores of their phones: apart from who they are, which everybody may read.</summary>
public sealed class PhonesRecord
{
    /// <summary>The phones, oldest first.</summary>
    public ValueList<Phone> Phones { get; set; } = [];
}
