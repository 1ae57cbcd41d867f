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

    /// <summary>For all packages of one world together: a tenth of that, and a hundred times what worlds of the shipped scenarios take.</summary>
    public const long OfWorld = OfAnswer / 10;

    private const long LeastAllowance = 50_000;

    /// <summary>Work done since the budget was last refilled; it can be more than the whole.</summary>
    public long Done { get; private set; }

    /// <summary>What one search may do: half of what is left, and always <see cref="LeastAllowance"/>, or the whole of a smaller budget.</summary>
    public long Allowance => Math.Max(Math.Min(LeastAllowance, whole), (whole - Done) / 2);

    /// <summary>Counts work that was done.</summary>
    public void Take(long work) => Done += work;

    /// <summary>Allows as much work again.</summary>
    public void Refill() => Done = 0;
}
