using Entente.Numerics;
using Entente.Scenarios;

namespace Entente.Stakeholders;

/// <summary>All stakeholder models.</summary>
internal static class ModelCatalog
{
    /// <summary>The models, simple ones first.</summary>
    public static ValueList<IStakeholderModel> All { get; } =
    [
        new MeanModel(),
        new MedianModel(),
        new NashModel(),
        new KalaiSmorodinskyModel(),
        new ChallengeModel(),
        new ChallengeTable2Model(),
        new KtabModel(),
        new SpatialModel(),
        new ExchangeModel(),
    ];

    /// <summary>The names of all models.</summary>
    public static IEnumerable<string> Names => All.Select(model => model.Card.Name);

    /// <summary>The model of a name.</summary>
    /// <exception cref="ArgumentException">No model has the name.</exception>
    public static IStakeholderModel Of(string name) =>
        All.FirstOrDefault(model => model.Card.Name == name)
        ?? throw new ArgumentException($"There is no model `{name}`. {NearestName.Hint(name, Names)}".TrimEnd(), nameof(name));

    /// <summary>The random numbers of one model in one draw of a run.</summary>
    public static RandomStream StreamOf(IStakeholderModel model, ulong seed, int draw = 0) =>
        new(seed, "stakeholders", model.Card.Name, draw, step: 0);
}
