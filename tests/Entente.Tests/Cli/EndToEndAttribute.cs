using Xunit.v3;

namespace Entente.Tests.Cli;

/// <summary>Marks tests that start the real program, a shell or a browser: they take long, and `.ci/quick` leaves them out.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class EndToEndAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Kind", "EndToEnd")];
}
