using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>One of the two coalitions of a war. The words say who moves the front which way, not who is right.</summary>
public enum Side
{
    /// <summary>Wins when the front reaches 1.</summary>
    Attacker,

    /// <summary>Wins when the front reaches 0.</summary>
    Defender,
}

/// <summary>A government, organisation or group.</summary>
public sealed record Actor : Reasoned
{
    /// <summary>The name used in sentences; the actor's key if not given.</summary>
    [Key("The name used in sentences; the key itself if left out.")]
    public string? Name { get; init; }

    /// <summary>Part in the talks.</summary>
    [Key("table = bargains and must agree; consent = must agree but has no voice; outside = lives with the result.",
        Part = ModelPart.Table),
     Changeable]
    public Role Role { get; init; } = Role.Table;

    /// <summary>War coalition, or none.</summary>
    [Key("The war coalition the actor fights in; leave out if it does not fight.")]
    public Side? Side { get; init; }

    /// <summary>Own strength in the war, on a scale that all actors share. Range [0, 1,000,000].</summary>
    [Key("Own strength in the war, on a scale that all actors share.", Part = ModelPart.War), Number(0, 1e6), Changeable]
    public Uncertain Power { get; init; } = 0;

    /// <summary>Rate per year at which the future is discounted; high = impatient. Range (0, 10].</summary>
    [Key("Rate a year at which the actor discounts the future; high = impatient.", Part = ModelPart.Wants),
     Number(0, 10, LowOpen = true, Percent = true), Changeable]
    public Uncertain Discount { get; init; } = 0.1;

    /// <summary>Exponent ρ of the loss on scales: 1 = every step away from the ideal hurts the same, 2 = later steps hurt more.
    /// Range [1, 10].</summary>
    [Key("Exponent of the loss on scales: 1 = each step from the ideal hurts the same, 2 = later steps hurt more.", Part = ModelPart.Wants),
     Number(1, 10), Changeable]
    public Uncertain Curvature { get; init; } = 1;

    /// <summary>Weight in the Nash solution. Range (0, 1000].</summary>
    [Key("Weight of the actor in the Nash solution.", Part = ModelPart.Table), Number(0, 1000, LowOpen = true), Changeable]
    public Uncertain BargainingWeight { get; init; } = 1;

    /// <summary>κ: share of the actor's yearly welfare that fighting takes away while it lasts. Range [0, 10].</summary>
    [Key("Share of the actor's yearly welfare that fighting takes away while it lasts.", Part = ModelPart.War),
     Number(0, 10, Percent = true), Changeable]
    public Uncertain WarCost { get; init; } = 0;

    /// <summary>What the actor believes about its side's relative strength, minus the truth. Range [-1, 1].</summary>
    [Key("What the actor believes about its side's relative strength, minus the truth.", Part = ModelPart.War),
     Number(-1, 1, Percent = true), Changeable]
    public Uncertain Optimism { get; init; } = 0;

    /// <summary>Standard deviation of the belief about relative strength. Range [0, 2].</summary>
    [Key("Standard deviation of that belief; with 0 the actor never learns.", Part = ModelPart.War),
     Number(0, 2, Percent = true), Changeable]
    public Uncertain Doubt { get; init; } = 0;

    /// <summary>Growth of the actor's power during a peace that may break. Range [0, 10].</summary>
    [Key("Growth of the actor's power during a peace, should the peace break.", Part = ModelPart.War),
     Number(0, 10, Percent = true), Changeable]
    public Uncertain Rearm { get; init; } = 0;

    /// <summary>What the actor expects from no deal, in utility; beats the war model. Range [-10, 1].</summary>
    [Key("What the actor expects from no deal, in utility (1: all that it wants); beats the war model.", Part = ModelPart.War),
     Number(-10, 1, Percent = true), Changeable]
    public Uncertain? Reservation { get; init; }

    /// <summary>Capability for the stakeholder models; the power if not given. Range [0, 1,000,000].</summary>
    [Key("Capability for the stakeholder models; the power if left out.", Part = ModelPart.Stakeholders), Number(0, 1e6), Changeable]
    public Uncertain? Capability { get; init; }

    /// <summary>How far the actor's ideal follows positions after each round of the models ktab and spatial, by whose position it is;
    /// its own, entirely, if not given. Range [0, 1].</summary>
    [Key("How far its ideal follows positions in the models ktab and spatial, by actor; its own position, entirely, if left out."),
     RefersTo(NameKind.Actor), Number(0, 1, Percent = true)]
    public Named<Uncertain> Accommodates { get; init; } = [];

    /// <summary>Strength given to belligerents: by recipient, then by stream. Range [0, 1,000,000].</summary>
    [Key("Strength given to a belligerent, by recipient and stream, such as {south: {arms: 25}}.", Part = ModelPart.War),
     RefersTo(NameKind.Actor, NameKind.Stream), Number(0, 1e6), Changeable]
    public Named<Named<Uncertain>> Supports { get; init; } = [];

    /// <summary>Groups inside the actor with wants of their own.</summary>
    [Key("Groups inside the actor with wants of their own.", Part = ModelPart.Wants), Defines(NameKind.Faction), Changeable]
    public Named<Faction> Factions { get; init; } = [];

    /// <summary>Whether the actor's agreement is needed for a deal.</summary>
    public bool IsRequired => Role.IsRequired;
}

/// <summary>A group inside an actor, with a weight and wants of its own.</summary>
public sealed record Faction : Reasoned
{
    /// <summary>The name used in sentences; the faction's key if not given.</summary>
    [Key("The name used in sentences; the key itself if left out.")]
    public string? Name { get; init; }

    /// <summary>Weight among the factions present, which are renormalised to 1. Range (0, 1000].</summary>
    [Key("Weight among the factions present (renormalised)."), Number(0, 1000, LowOpen = true, Percent = true), Changeable]
    public Uncertain Weight { get; init; } = 1;

    /// <summary>Whether the faction has a say now.</summary>
    [Key("Whether the faction has a say now."), Changeable]
    public bool Present { get; init; } = true;
}
