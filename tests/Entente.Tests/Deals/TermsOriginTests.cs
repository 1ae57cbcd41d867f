using Entente.Deals;

namespace Entente.Tests.Deals;

/// <summary>What a position of a deal stands at.</summary>
public sealed class TermsOriginTests
{
    private static readonly Want First = new() { Weight = 0.5, Ideal = 100, Accepts = new(40, 100) };
    private static readonly Want Second = new() { Weight = 0.5, Ideal = 0, Accepts = new(0, 70) };
    private static readonly Want Third = new() { Weight = 0.5, Ideal = 70 };

    [Theory]
    [InlineData(40, TermsPlace.Line, "0", "")]
    [InlineData(40.049, TermsPlace.Line, "0", "")] // within the tolerance
    [InlineData(39.951, TermsPlace.Line, "0", "")]
    [InlineData(40.051, TermsPlace.Between, "", "")]
    [InlineData(70, TermsPlace.Line, "1", "2")] // a red line of one that is the ideal of another
    [InlineData(0, TermsPlace.Line, "", "1")] // an interval that begins at the end of the scale has no line there
    [InlineData(100, TermsPlace.Line, "", "0")]
    [InlineData(20, TermsPlace.Today, "", "")]
    [InlineData(55, TermsPlace.Between, "", "")]
    public void All_are_named_whose_line_or_ideal_it_is(double position, object place, string lines, string ideals) =>
        Assert.Equal(new((TermsPlace)place, Actors(lines), Actors(ideals)), Of([position], [], [], First, Second, Third));

    [Fact]
    public void Ties_are_named_together() =>
        Assert.Equal(new(TermsPlace.Line, [0, 2], []),
            Of([40], [], [], First, Second, new() { Weight = 0.2, Ideal = 30, Accepts = new(20, 40) }));

    [Fact]
    public void An_ideal_of_somebody_to_whom_the_issue_does_not_matter_is_none() =>
        Assert.Equal(TermsPlace.End, Of([0], [], [], First, new Want { Ideal = 0 }).Place);

    [Theory]
    [InlineData(50, 30, TermsPlace.Rule)] // 50 + 30 = 80
    [InlineData(50, 30.04, TermsPlace.Rule)]
    [InlineData(50, 29, TermsPlace.Between)]
    [InlineData(40, 40, TermsPlace.Line)] // a line comes first
    public void A_limit_on_a_sum_is_told_where_no_line_is(double one, double other, object place) =>
        Assert.Equal(place, Of([one, other], [new SumConstraint([1, 1], 80)], [], First, Second).Place);

    [Fact]
    public void A_limit_on_other_issues_is_none_of_this() =>
        Assert.Equal(TermsPlace.Between, Of([50, 80], [new SumConstraint([0, 1], 80)], [], First, Second).Place);

    [Theory]
    [InlineData(60, 10, TermsPlace.Rule)]
    [InlineData(60, 30, TermsPlace.Between)] // the rule does not apply
    [InlineData(50, 10, TermsPlace.Between)]
    public void A_rule_that_applies_is_told_at_its_limit(double one, double other, object place) =>
        Assert.Equal(place, Of([one, other], [], [new WhenThen([new(1, new ScaleInterval(0, 20))], [new(0, new ScaleInterval(0, 60))])],
            First, Second).Place);

    private static TermsOrigin Of(double[] terms, SumConstraint[] sums, WhenThen[] rules, params Want[] wants) =>
        TermsOrigin.Of(0, terms, today: 20, [.. wants.Index().Select(one => (one.Index, one.Item))], sums, rules);

    private static ValueList<int> Actors(string places) => [.. places.Select(place => place - '0')];
}
