using Entente.Evidence.Provenance;
using Entente.Scenarios;

namespace Entente.Web.Evidence;

/// <summary>What a person decides about a piece of evidence, as answers of `entente review`: edits, then ties, then the status.</summary>
/// <param name="Evidence">Its name.</param>
/// <param name="Status">`accepted`, `rejected` or `proposed`; null leaves it. A tie accepts.</param>
/// <param name="Says">What it says; null leaves it.</param>
/// <param name="Speaker">Who said it; null leaves it.</param>
/// <param name="SpeaksFor">For whom; null leaves it.</param>
/// <param name="Confidence">`low`, `medium` or `high`; null leaves it.</param>
/// <param name="Tie">Paths of the numbers that it supports.</param>
internal sealed record Judgement(
    string Evidence,
    string? Status = null,
    string? Says = null,
    string? Speaker = null,
    string? SpeaksFor = null,
    string? Confidence = null,
    string[]? Tie = null)
{
    /// <summary>The scenario as it is then; with errors if it makes no sense.</summary>
    /// <exception cref="ArgumentException">It cannot be done.</exception>
    public ScenarioFile ApplyTo(ScenarioFile file)
    {
        if (!file.Scenario!.Evidence.Has(Evidence))
        {
            throw new ArgumentException($"There is no evidence `{Problem.Visible(Evidence)}` in this file.");
        }

        string text = file.Text;
        foreach ((string key, string? value) in EvidenceReview.Editable.Zip([Says, Speaker, SpeaksFor, Confidence]))
        {
            text = value is null ? text : EvidenceReview.Edit(text, Evidence, key, value);
        }

        foreach (string number in Tie ?? [])
        {
            ScenarioFile now = ScenarioReader.Read(text, file.Name);
            if (now.Scenario is null)
            {
                return now;
            }

            text = EvidenceReview.WhyNoNumber(now, number) is string why ? throw new ArgumentException(why)
                : EvidenceReview.Tie(now, Evidence, number);
        }

        if (Status is not null)
        {
            text = Enum.TryParse(Status, ignoreCase: true, out EvidenceStatus status) && Enum.IsDefined(status)
                ? EvidenceReview.Decide(text, Evidence, status)
                : throw new ArgumentException("Evidence is proposed, accepted or rejected.");
        }

        return ScenarioReader.Read(text, file.Name);
    }
}
