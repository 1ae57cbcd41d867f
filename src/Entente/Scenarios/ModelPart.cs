namespace Entente.Scenarios;

/// <summary>The part of the model that a key of the file belongs to: what has to be worked out anew when a change sets the key, and whether
/// a change with an end date counts where actors value no deal.</summary>
[Flags]
internal enum ModelPart
{
    /// <summary>None: a key that changes may not reach, or only part by part.</summary>
    None = 0,

    /// <summary>What the actors want, and how patient they are.</summary>
    Wants = 1,

    /// <summary>Whose agreement is needed, and with what weight each bargains.</summary>
    Table = 2,

    /// <summary>How fast talks come to an end.</summary>
    Talks = 4,

    /// <summary>How readily a deal is broken, and what holds it.</summary>
    Holding = 8,

    /// <summary>Where the issues stand while there is no deal.</summary>
    Today = 16,

    /// <summary>How strong the sides are, what fighting costs, what is believed about it, and what no deal is stated to be worth.</summary>
    War = 32,

    /// <summary>What only the stakeholder models read.</summary>
    Stakeholders = 64,

    /// <summary>Everything.</summary>
    All = 127,

    /// <summary>What acts only while a change lasts: actors value no deal without it, since it will be gone.</summary>
    Passing = Today | War,
}
