using Dispatch.Testing;

namespace Dispatch.Tests.Api.Clusters;

/// <summary>How these tests talk to an installation.</summary>
internal static class NodesCalling
{
    extension(Nodes nodes)
    {
        /// <summary>The administrator, at the first API process.</summary>
        public Caller Api => new(nodes.Apis[0].Http);
    }
}
