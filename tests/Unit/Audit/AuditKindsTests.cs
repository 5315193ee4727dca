using System.Reflection;
using Dispatch.Audit;

namespace Dispatch.Unit.Audit;

public sealed class AuditKindsTests
{
    [Fact]
    public void The_list_of_kinds_is_complete()
    {
        var constants = typeof(AuditKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(constants.Order(StringComparer.Ordinal), AuditKinds.All.Order(StringComparer.Ordinal));
    }
}
