namespace Entente.Deals;

/// <summary>
/// What several searches may do together, counted in choices of an option, of about half a microsecond, so that where they stop does not
/// depend on the machine.
/// </summary>
/// <param name="whole">The work that may be done.</param>
internal sealed class SearchBudget(long whole)
{
    /// <summary>About ten seconds, where somebody waits for one answer.</summary>
    public const long OfAnswer = 20_000_000;

    /// <summary>For all packages of one world together: a twentieth of that, and fifty times what worlds of the shipped scenarios
    /// take.</summary>
    public const long OfWorld = OfAnswer / 20;

    /// <summary>For one of very many worlds.</summary>
    public const long OfOneOfMany = OfWorld / 10;

    /// <summary>What a search takes that only follows an earlier one.</summary>
    public const long EasyWork = 100;

    private const long MinAllowance = 50_000;
    private const int WorldsOfAnswer = 64; // that many hard ones are not too long to wait for

    /// <summary>Work done since the budget was last refilled; it can be more than the whole.</summary>
    public long Done { get; private set; }

    /// <summary>What one search may do: half of what is left, or <see cref="MinAllowance"/> while there is as much, and always
    /// <see cref="EasyWork"/>.</summary>
    public long Allowance => Math.Max(Math.Min(EasyWork, whole), Math.Min(whole - Done, Math.Max(MinAllowance, (whole - Done) / 2)));

    /// <summary>What each of many worlds may do: known before the first is drawn, so that it does not depend on the order in which they
    /// come to it.</summary>
    public static long OfEach(long worlds) => Math.Clamp(WorldsOfAnswer * OfWorld / Math.Max(1, worlds), OfOneOfMany, OfWorld);

    /// <summary>Counts work that was done; what every search takes is not counted, so that many easy ones need no more than one.</summary>
    public void Take(long work) => Done += Math.Max(0, work - EasyWork);

    /// <summary>Allows as much work again.</summary>
    public void Refill() => Done = 0;
}
