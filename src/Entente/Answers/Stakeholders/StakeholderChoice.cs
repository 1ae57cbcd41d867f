using Entente.Scenarios;
using Entente.Stakeholders;

namespace Entente.Answers.Stakeholders;

/// <summary>Which models a call wants, with which settings; and all that is wrong with the call.</summary>
/// <param name="Models">The models to run.</param>
/// <param name="InFull">Whether the user named them, so that they are shown in full.</param>
/// <param name="Refused">Why models that nobody named are left out, one sentence each.</param>
/// <param name="Mistakes">What is wrong; nothing is run then.</param>
public sealed record StakeholderChoice(
    ValueList<(IStakeholderModel Model, ModelSettings Settings)> Models, bool InFull, ValueList<string> Refused, ValueList<string> Mistakes)
{
    /// <summary>Reads a call.</summary>
    /// <param name="problem">What the models are to be run on; null if the scenario has nothing for them.</param>
    /// <param name="names">Names of models; all that can be run if there are none.</param>
    /// <param name="settings">Settings, written `setting=value`.</param>
    public static StakeholderChoice Of(StakeholderProblem? problem, string[] names, string[] settings)
    {
        List<string> mistakes = [.. Unusable(problem)];
        List<string> refused = [];
        List<(string Name, string Value)> changes = [];
        foreach (string setting in settings)
        {
            if (setting.Split('=', 2) is [string name, string value])
            {
                changes.Add((name.Trim(), value.Trim()));
            }
            else
            {
                mistakes.Add($"`--with {Problem.Visible(setting)}` should be a setting and its value, such as --with rounds=3.");
            }
        }

        mistakes.AddRange(from name in names.Distinct(StringComparer.Ordinal)
                          where !ModelCatalog.Names.Contains(name)
                          select $"there is no model `{Problem.Visible(name)}`. {NearestName.Hint(name, ModelCatalog.Names)}".TrimEnd());
        IStakeholderModel[] wanted = [.. ModelCatalog.All.Where(model => names.Length == 0 || names.Contains(model.Card.Name))];
        mistakes.AddRange(from change in changes
                          where wanted.Length > 0 && !wanted.Any(model => Has(model, change.Name))
                          let known = wanted.SelectMany(model => model.Card.Parameters).Select(one => one.Name).Distinct()
                          let fault = $"no model asked for has a setting `{Problem.Visible(change.Name)}`."
                          select $"{fault} {NearestName.Hint(change.Name, known)}".TrimEnd());

        List<(IStakeholderModel, ModelSettings)> runs = [];
        foreach (IStakeholderModel model in wanted)
        {
            IEnumerable<KeyValuePair<string, string>> own = changes.Where(change => Has(model, change.Name))
                .Select(change => KeyValuePair.Create(change.Name, change.Value));
            if (!ModelSettings.TryChange(model.Card, own, out ModelSettings? changed, out IReadOnlyList<string> wrong))
            {
                mistakes.AddRange(wrong.Select(one => $"{model.Card.Name}: {one}"));
            }
            else if (problem is not null && model.Card.Refuses(problem) is string reason)
            {
                (names.Length > 0 ? mistakes : refused).Add(reason);
            }
            else
            {
                runs.Add((model, changed));
            }
        }

        return new([.. runs], names.Length > 0, [.. refused], [.. mistakes]);
    }

    private static IEnumerable<string> Unusable(StakeholderProblem? problem)
    {
        if (problem is null)
        {
            yield return "the scenario has no issue on a scale. These models place actors on scales; issues with options have no order.";
        }
        else if (!problem.HasWeight)
        {
            yield return "no actor has a weight on any issue on a scale. Give actors a `capability` (or a `power`), and a salience above 0 "
                + "where they want something.";
        }
    }

    private static bool Has(IStakeholderModel model, string setting) => model.Card.Parameters.Any(one => one.Name == setting);
}
