using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Tests.Ensembles;

/// <summary>The odds with one input at its low and at its high tenth, against odds that are known.</summary>
public sealed class OddsAtEndsTests
{
    private static readonly ScenarioFile File = ScenarioReader.Read(SmallRun.Text, "small.yaml");

    [Fact]
    public void A_parabola_is_read_off_exactly_however_its_points_lie()
    {
        CurveNearValue curve = new(3, 1, 5, 2);
        double[] inputs = [1, 1.1, 1.2, 1.3, 1.4, 1.5, 2, 4.9, 1.05, 1.6, 1.7, 1.8, 1.9, 2.1, 2.2, 2.3];
        foreach ((int draw, double input) in inputs.Index())
        {
            curve.Add(draw, input, 0.25 + (0.125 * input) - (0.0625 * (input - 3) * (input - 3)));
            curve.Add(draw, 5.5 + input, 1); // beyond the bounds: does not count
        }

        Assert.Equal(inputs.Length, curve.Worlds);
        Assert.Equal(0.625, curve.Estimate, 1e-12);
        Assert.All(Enumerable.Range(0, ScrambledMean.Scrambles), scramble => Assert.Equal(0.625, curve.Without(scramble), 1e-12));
    }

    [Fact]
    public void Through_two_values_of_an_input_goes_a_line()
    {
        CurveNearValue curve = new(3, 1, 5, 2);
        for (int draw = 0; draw < 32; draw++)
        {
            curve.Add(draw, draw % 2 == 0 ? 2 : 5, draw % 2 == 0 ? 0.25 : 1);
        }

        Assert.Equal(0.5, curve.Estimate, 1e-12);
    }

    [Fact]
    public void Where_an_input_never_varies_the_curve_is_level()
    {
        CurveNearValue curve = new(3, 1, 5, 2);
        for (int draw = 0; draw < 32; draw++)
        {
            curve.Add(draw, 2, draw % 4);
        }

        Assert.Equal(1.5, curve.Estimate, 1e-12);
    }

    // The chance of an agreement is known in every world: 0.3 + 0.25·(pace − 1) + 0.2·(the other input's place in its range), and half of
    // the worlds tell only whether it came true. So the odds at pace = x are 0.4 + 0.25·(x − 1), and their difference is known.
    [Theory]
    [InlineData("0.5..1.5", 300)]
    [InlineData("1 ± 0.25", 300)]
    [InlineData("0.4..0.7..2.2", 1000)]
    public void Odds_at_either_end_and_their_difference_are_those_of_the_formula_within_the_stated_error(string written, int draws)
    {
        const int seeds = 60;
        double low = 0, high = 0, difference = 0;
        for (ulong seed = 1; seed <= seeds; seed++)
        {
            (InputLean pace, Uncertain number) = Pace(written, draws, seed);
            double trueLow = Truth(number.Quantile(0.1)), trueHigh = Truth(number.Quantile(0.9));
            low += Squared((pace.AtLow.P!.Value - trueLow) / pace.AtLow.Se!.Value);
            high += Squared((pace.AtHigh.P!.Value - trueHigh) / pace.AtHigh.Se!.Value);
            difference += Squared((pace.Difference!.Value - (trueHigh - trueLow)) / pace.DifferenceSe!.Value);
            Assert.Equal(pace.Difference!.Value, pace.AtHigh.P!.Value - pace.AtLow.P!.Value, 1e-12);
        }

        // A t quantity with 15 degrees of freedom has a variance of 15/13; the mean of 60 squares lies within 0.6 of it, three times in a
        // thousand not.
        Assert.All(new[] { low, high, difference }, sum => Assert.InRange(sum / seeds, (15.0 / 13) - 0.6, (15.0 / 13) + 0.6));

        static double Truth(double pace) => 0.4 + (0.25 * (pace - 1));
    }

    // Some 20 seeds with 30 inputs each: a t quantity with 15 degrees of freedom lies beyond 4.4 once in 1,900, so 0.3 are named by chance,
    // and more than 2 in four of a thousand such tests.
    [Fact]
    public void What_moves_nothing_is_named_by_chance_alone()
    {
        int named = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            Forecast forecast = Of("0.5..1.5", 400, seed, (_, random) => random < 0.4 ? 1 : 0, 0);
            named += forecast.LeansOn.Count(lean => lean.Moves);
            Assert.All(forecast.LeansOn.Where(lean => !lean.Moves), lean => Assert.Equal("talks.pace", lean.Path)); // always told
        }

        Assert.InRange(named, 0, 2);
    }

    [Theory]
    [InlineData(159, 0, false)]
    [InlineData(168, 0, true)]
    [InlineData(168, 1, true)]
    [InlineData(168, 2, false)]
    public void Few_worlds_and_many_that_failed_give_no_figure(int draws, int failed, bool isTold)
    {
        Forecast forecast = Of("0.5..1.5", draws, 1, (pace, _) => pace > 1 ? 1 : 0, failed);
        InputLean pace = forecast.LeansOn.Single(lean => lean.Path == "talks.pace");
        Assert.Equal((isTold, isTold), (pace.Difference is not null, pace.Moves));
        Assert.Equal(isTold, pace.AtLow.P is not null);
        Assert.Equal(forecast.ToJson(), Forecast.FromJson(forecast.ToJson()).ToJson());
    }

    private static (InputLean Lean, Uncertain Number) Pace(string written, int draws, ulong seed)
    {
        Forecast forecast = Of(written, draws, seed, null, 0);
        InputLean pace = forecast.LeansOn.Single(lean => lean.Path == "talks.pace");
        ScenarioFile file = ScenarioEditor.Apply(File, [$"talks.pace={written}"]);
        return (pace, file.Scenario!.Talks.Pace);
    }

    /// <summary>A forecast of worlds with a known chance: by the formula above, or as a function of pace and chance alone.</summary>
    private static Forecast Of(string pace, int draws, ulong seed, Func<double, double, double>? known, int failed)
    {
        ScenarioFile file = ScenarioEditor.Apply(File, [$"talks.pace={pace}"]);
        Assert.NotNull(file.Scenario);
        ScenarioInputs inputs = ScenarioInputs.Of(file, File, seed);
        int place = PlaceOf("talks.pace"), other = (place + 1) % inputs.Numbers.Count;
        Assert.NotEqual(place, other);
        Random random = new((int)seed);
        InputLeans leans = new(file.Scenario, inputs);
        double[] shares = new double[inputs.Numbers.Count];
        for (int draw = failed; draw < draws; draw++)
        {
            double[] values = inputs.Values(draw);
            inputs.Shares(draw, shares);
            double chance = known?.Invoke(values[place], random.NextDouble()) ?? 0.3 + (0.25 * (values[place] - 1)) + (0.2 * shares[other]);
            leans.Add(draw, values, random.NextDouble() < chance, draw < draws / 2 || known is not null ? chance : null);
        }

        return new ForecastBuilder(file, inputs, new TalksOptions()).Build(seed) with { LeansOn = leans.Build(failed) };

        int PlaceOf(string path) => inputs.Numbers.Index().Single(number => number.Item.Path == path).Index;
    }

    private static double Squared(double z) => z * z;
}
