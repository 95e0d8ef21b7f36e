namespace Example.Frames;

// Adds what the tests need to the generated class.
public partial class Person
{
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
            Counts = new OrderedDictionary<string, int> { ["one"] = 1, ["two"] = 2 },
            Ids = new HashSet<long> { 1, 1L << 40 },
        };
        person.Friend = person;
        return person;
    }
}
