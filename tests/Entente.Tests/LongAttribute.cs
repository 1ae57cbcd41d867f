using Xunit.v3;

namespace Entente.Tests;

/// <summary>Marks tests that compute for seconds; `.ci/quick` leaves them out.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class LongAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Kind", "Long")];
}
