namespace Entente.Evidence;

/// <summary>What sort of actor a name stands for.</summary>
internal enum ActorKind
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>A state, however it is named: country, capital, demonym.</summary>
    Government,

    /// <summary>An organisation.</summary>
    Organisation,

    /// <summary>People or states taken together, such as `European allies`.</summary>
    Group,
}

/// <summary>Somebody or something that acts in the text, with every mention of it.</summary>
/// <param name="Name">The fullest name in the text.</param>
/// <param name="Kind">What sort of actor it is.</param>
/// <param name="Mentions">Where it is named, in reading order.</param>
/// <param name="Role">For a person, the office given in the text.</param>
/// <param name="Organisation">For a person, for whom it works or speaks.</param>
internal sealed record FoundActor(string Name, ActorKind Kind, IReadOnlyList<TextSpan> Mentions, string? Role = null,
    string? Organisation = null);
