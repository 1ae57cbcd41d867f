namespace Entente.Tests.Deals;

/// <summary>SplitMix64: enough chance for test problems, the same on every machine.</summary>
internal sealed class SmallGenerator(ulong seed)
{
    private ulong _state = unchecked((seed + 1) * 0x9E3779B97F4A7C15);

    /// <summary>A number in [0, 1).</summary>
    public double Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            ulong z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }
}
