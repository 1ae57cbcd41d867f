using System.Diagnostics.CodeAnalysis;
using Entente.Scenarios;

namespace Entente.Stakeholders;

/// <summary>A value for every setting of one model; each is legal.</summary>
public sealed record ModelSettings
{
    private ModelSettings(Named<string> values) => Values = values;

    /// <summary>The values as they are written, in the order of the card.</summary>
    public Named<string> Values { get; }

    /// <summary>The settings nobody changed.</summary>
    public static ModelSettings DefaultsOf(ModelCard card) =>
        new(new Named<string>(card.Parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.DefaultText))));

    /// <summary>The defaults with some values changed, or else what is wrong with them, one sentence each.</summary>
    public static bool TryChange(
        ModelCard card, IEnumerable<KeyValuePair<string, string>> changes, [NotNullWhen(true)] out ModelSettings? settings,
            out IReadOnlyList<string> mistakes)
    {
        Named<string> values = DefaultsOf(card).Values;
        HashSet<string> given = [];
        List<string> found = [];
        foreach ((string name, string written) in changes)
        {
            ModelParameter? parameter = card.Parameters.FirstOrDefault(one => one.Name == name);
            string? mistake = parameter is null
                ? $"The model {card.Name} has no setting `{Problem.Visible(name)}`. {NearestName.Hint(name, card.Parameters
                    .Select(one => one.Name))}".TrimEnd()
                : given.Add(name) ? parameter.Refuses(written) : $"`{name}` is given twice; `{Problem.Visible(written)}` is the second.";
            if (mistake is not null)
            {
                found.Add(mistake);
            }
            else
            {
                values = values.With(name, written);
            }
        }

        mistakes = found;
        settings = found.Count == 0 ? new(values) : null;
        return settings is not null;
    }

    /// <summary>The defaults with some values changed.</summary>
    /// <exception cref="ArgumentException">A name is unknown or a value is not legal.</exception>
    public static ModelSettings Of(ModelCard card, params IEnumerable<(string Name, string Value)> changes) =>
        TryChange(card, changes.Select(change => KeyValuePair.Create(change.Name, change.Value)), out ModelSettings? settings,
            out IReadOnlyList<string> mistakes)
            ? settings
            : throw new ArgumentException(string.Join(' ', mistakes), nameof(changes));

    /// <summary>The value of a number.</summary>
    public double Number(NumberParameter parameter) => NumberParameter.Value(Values[parameter.Name]);

    /// <summary>The value of a whole number.</summary>
    public int Whole(NumberParameter parameter) => (int)Number(parameter);

    /// <summary>The place of the chosen word among the choices, counted from 0.</summary>
    public int Choice(ChoiceParameter parameter)
    {
        string chosen = Values[parameter.Name];
        int place = 0;
        while (parameter.Choices[place].Name != chosen)
        {
            place++;
        }

        return place;
    }
}
