using DubboNet;

namespace Frames;

/// <summary>Declares <c>com.example.frames.Person</c> with a field of every common kind.</summary>
[HessianType("com.example.frames.Person")]
[HessianSubtype(typeof(VipPerson))]
public partial class Person
{
    public long Id { get; set; }

    public string? Name { get; set; }

    public int Age { get; set; }

    public int? Boxed { get; set; }

    public bool Active { get; set; }

    public bool? Maybe { get; set; }

    public sbyte Tiny { get; set; }

    public short Small { get; set; }

    public char Letter { get; set; }

    public float Ratio { get; set; }

    public double Score { get; set; }

    public decimal? Balance { get; set; }

    public DateTimeOffset? Born { get; set; }

    public Color? Color { get; set; }

    public byte[]? Photo { get; set; }

    public string[]? Tags { get; set; }

    public int[]? Numbers { get; set; }

    public List<string>? Names { get; set; }

    [JavaType("java.util.LinkedHashMap")]
    public Dictionary<string, int>? Counts { get; set; }

    [JavaType("java.util.LinkedHashSet")]
    public HashSet<long>? Ids { get; set; }

    public Person? Friend { get; set; }

    /// <summary>Returns a person with a value in every field. Its friend is itself.</summary>
    public static Person Sample()
    {
        var person = new Person
        {
            Id = 4294967297,
            Name = "Zoë 张😀",
            Age = 41,
            Boxed = 7,
            Active = true,
            Tiny = -5,
            Small = 1234,
            Letter = 'é',
            Ratio = 1.5f,
            Score = 3.14159,
            Balance = 12345678901234567890.12m,
            Born = DateTimeOffset.FromUnixTimeMilliseconds(1700000000123),
            Color = Frames.Color.Green,
            Photo = [0, 1, 255, 127, 128],
            Tags = ["a", null!, "c"],
            Numbers = [1, -1, 70000],
            Names = ["x", "y"],
            Counts = new() { ["one"] = 1, ["two"] = 2 },
            Ids = [1, 1L << 40],
        };
        person.Friend = person;
        return person;
    }
}

/// <summary>Declares <c>com.example.frames.VipPerson</c>.</summary>
[HessianType("com.example.frames.VipPerson")]
public sealed partial class VipPerson : Person
{
    public string? Level { get; set; }

    public string? Name2 { get; set; }
}

/// <summary>Declares <c>com.example.frames.Color</c>.</summary>
[HessianType("com.example.frames.Color")]
public enum Color
{
    Red,
    Green,
    Blue,
}
