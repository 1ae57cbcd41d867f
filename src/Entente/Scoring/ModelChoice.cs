using Entente.Scenarios;
using Entente.Stakeholders;

namespace Entente.Scoring;

/// <summary>A model to be scored, with its settings.</summary>
/// <param name="Name">What it is called in results: the model's name, and its settings where they are not the defaults.</param>
/// <param name="Model">The model; null for the baseline that always says 50.</param>
/// <param name="Settings">Its settings.</param>
internal sealed record ModelChoice(string Name, IStakeholderModel? Model, ModelSettings? Settings)
{
    /// <summary>The baseline that knows nothing: the middle of every scale.</summary>
    public static readonly ModelChoice Constant = new("constant-50", null, null);

    /// <summary>The baseline that others are compared with: the weighted mean.</summary>
    public static readonly ModelChoice Mean = Of(ModelCatalog.Of("mean"));

    /// <summary>A model with its defaults.</summary>
    public static ModelChoice Of(IStakeholderModel model) => new(model.Card.Name, model, model.Card.Defaults);

    /// <summary>Reads choices such as `median` or `median:weights=equal,ties=lower`; without any, every model. The baselines always
    /// come first.</summary>
    /// <returns>The choices, and what is wrong, a sentence each.</returns>
    public static (ValueList<ModelChoice> Choices, ValueList<string> Mistakes) Parse(IReadOnlyList<string> written)
    {
        List<ModelChoice> choices = [Constant, Mean];
        List<string> mistakes = [];
        foreach (string one in written.Count > 0 ? written : [.. ModelCatalog.Names])
        {
            int colon = one.IndexOf(':');
            string name = colon < 0 ? one : one[..colon];
            if (ModelCatalog.All.FirstOrDefault(model => model.Card.Name == name) is not IStakeholderModel found)
            {
                if (one != Constant.Name)
                {
                    mistakes.Add(name == Constant.Name
                        ? $"The baseline {Constant.Name} has no settings; `{Problem.Visible(one)}` gives it some."
                        : $"There is no model `{Problem.Visible(name)}`. {NearestName.Hint(name, ModelCatalog.Names)}".TrimEnd());
                }

                continue;
            }

            string[] settings = colon < 0 ? [] : one[(colon + 1)..].Split(',');
            IEnumerable<KeyValuePair<string, string>> changes = settings.Select(setting => setting.Split('=', 2))
                .Select(parts => KeyValuePair.Create(parts[0].Trim(), parts.Length > 1 ? parts[1].Trim() : ""));
            if (!ModelSettings.TryChange(found.Card, changes, out ModelSettings? changed, out IReadOnlyList<string> wrong))
            {
                mistakes.AddRange(wrong.Select(mistake => $"{name}: {mistake}"));
            }
            else if (!choices.Exists(choice => choice.Name == one))
            {
                choices.Add(new(one, found, changed));
            }
        }

        return ([.. choices], [.. mistakes]);
    }
}
