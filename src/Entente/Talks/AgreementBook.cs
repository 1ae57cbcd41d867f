using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>The agreements of a draw, in the order of time, and how each of them ended.</summary>
internal sealed class AgreementBook(Calendar calendar)
{
    private readonly List<Agreement> agreements = [];

    /// <summary>Adds an agreement just made.</summary>
    public void Add(Agreement agreement) => agreements.Add(agreement);

    /// <summary>What is known of the agreement just added: the chances that it stands and of who ends it.</summary>
    public void Foresee(HoldingChances chances)
    {
        int end = chances.Survival.Count - 1;
        agreements[^1] = agreements[^1] with
        {
            Stands = [.. chances.Survival.Skip(1)],
            EndedBy = [.. Enumerable.Range(0, chances.Breakers).Select(breaker => chances.Ended(end, breaker))],
        };
    }

    /// <summary>The agreement in force held until now, the end of the draw.</summary>
    public void Held(DrawState state) => End(state, agreement => agreement);

    /// <summary>The agreement in force gives way to a later package.</summary>
    public void Replaced(DrawState state)
    {
        End(state, agreement => agreement with { Replaced = calendar.DateOf(state.Day) });
        state.IsAgreed[state.Package] = false;
        state.RunsUntil[state.Package] = double.PositiveInfinity;
    }

    /// <summary>An agreement has run its course; where its terms go on, it stays in force.</summary>
    /// <param name="state">The draw.</param>
    /// <param name="package">Index of the package.</param>
    /// <param name="layout">The package in numbers.</param>
    public void RanOut(DrawState state, int package, PackageLayout layout)
    {
        int last = agreements.FindLastIndex(agreement => agreement.Package == package);
        if (last >= 0)
        {
            agreements[last] = agreements[last] with
            {
                Expired = calendar.DateOf(state.Day),
                YearsHeld = layout.Package is { EndsFighting: true, RunsOut: true } ? Calendar.Years(state.Day - state.AgreedOn) : 0,
            };
        }

        state.RunOut(package, layout);
    }

    /// <summary>The agreement in force is broken: there is no deal any more.</summary>
    /// <param name="state">The draw.</param>
    /// <param name="actor">Index of the actor that breaks it; null for a spoiler.</param>
    /// <param name="spoiler">Key of the spoiler that breaks it; null for an actor.</param>
    /// <param name="temptation">What breaking is worth to it over keeping the deal.</param>
    public void Broken(DrawState state, int? actor, string? spoiler, double temptation)
    {
        End(state, agreement => agreement with { Broken = new(calendar.DateOf(state.Day), actor, spoiler, temptation) });
        (state.IsAgreed[state.Package], state.WasBroken[state.Package], state.IsPast[state.Package]) = (false, true, false);
        state.RunsUntil[state.Package] = double.PositiveInfinity;
        state.Standing = Standing.NoDeal;
    }

    /// <summary>All of them.</summary>
    public Agreement[] All() => [.. agreements];

    private void End(DrawState state, Func<Agreement, Agreement> how)
    {
        int inForce = agreements.FindLastIndex(agreement => agreement.Package == state.Package);
        agreements[inForce] = how(agreements[inForce]) with { YearsHeld = Calendar.Years(state.Day - state.AgreedOn) };
    }
}
