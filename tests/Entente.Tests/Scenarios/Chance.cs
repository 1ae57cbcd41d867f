namespace Entente.Tests.Scenarios;

/// <summary>SplitMix64: enough chance for damage, and the same everywhere.</summary>
internal sealed class Chance(ulong state)
{
    private ulong state = state;

    public int Below(int bound)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            ulong z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)bound);
        }
    }
}
