using Entente.Stakeholders;
using Entente.Tests.KnownAnswers;

namespace Entente.Tests.Stakeholders;

public sealed class ModelCatalogTests
{
    [Fact]
    public void Every_model_is_in_the_catalog_once()
    {
        IEnumerable<Type> models = typeof(ModelCatalog).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IStakeholderModel)));
        Assert.All(models, model => Assert.True(
            ModelCatalog.All.Count(one => one.GetType() == model) == 1, $"{model.Name} does not stand once in ModelCatalog.All."));
    }

    [Fact]
    public void Every_model_has_a_test_class_that_inherits_the_contract()
    {
        Dictionary<string, Type> tested = typeof(StakeholderModelContract).Assembly.GetTypes()
            .Where(type => type.BaseType == typeof(StakeholderModelContract)).ToDictionary(type => type.Name, StringComparer.Ordinal);
        Assert.All(ModelCatalog.All, model =>
        {
            string name = $"{model.GetType().Name}Tests";
            Assert.True(tested.ContainsKey(name), $"There is no class {name} that inherits {nameof(StakeholderModelContract)}.");
            Assert.True(tested[name].GetMethods().Any(method => method.DeclaringType == tested[name]
                && method.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0), $"{name} has no known answer of its own.");
        });
    }

    [Fact]
    public void Unknown_model_is_refused_with_the_nearest_name() =>
        Assert.Contains("median", Assert.Throws<ArgumentException>(() => ModelCatalog.Of("medain")).Message, StringComparison.Ordinal);

    [Fact]
    public void Mistakes_in_settings_are_all_named()
    {
        Assert.False(ModelSettings.TryChange(
            ModelCatalog.Of("median").Card, [KeyValuePair.Create("tie", "lower"), KeyValuePair.Create("ties", "lowest")], out _,
                out IReadOnlyList<string> mistakes));
        Assert.Equal(2, mistakes.Count);
        Assert.Contains("Did you mean `ties`?", mistakes[0], StringComparison.Ordinal);
        Assert.Contains("middle, lower, upper", mistakes[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Compromise_model.weighted_mean", "mean")]
    [InlineData("BDM.weighted_median", "median")]
    public void Closed_form_is_met(string row, string model)
    {
        foreach (ClosedForm known in ClosedForms.Of(row))
        {
            double[] Numbers(string name) => [.. known.Inputs.GetProperty(name).EnumerateArray().Select(one => one.GetDouble())];
            double[] positions = Numbers("pos"), capabilities = Numbers("cap"), saliences = Numbers("sal");
            StakeholderProblem problem =
                StakeholderCases.OneIssue([.. positions.Select((x, i) => ($"a{i}", x, 100 * saliences[i], capabilities[i]))]);
            IStakeholderModel one = ModelCatalog.Of(model);
            known.Check(one.Run(problem, one.Card.Defaults, ModelCatalog.StreamOf(one, 1)).Forecast[0]!.Value);
        }
    }
}
