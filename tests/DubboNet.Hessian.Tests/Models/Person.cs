namespace DubboNet.Hessian.Tests.Models;

/// <summary>The Java class <c>P$Person</c> with a field of each common kind.</summary>
internal sealed class Person : IHessianType<Person>
{
    public const string ClassName = "com.example.dubbonet.P$Person";

    public string? Name { get; set; }

    public int Age { get; set; }

    public DateTime? Birthday { get; set; }

    public List<string>? Tags { get; set; }

    public Dictionary<string, int>? Scores { get; set; }

    public Point? Home { get; set; }

    public Color? Color { get; set; }

    public bool Active { get; set; }

    public decimal? Salary { get; set; }

    public object? Extra { get; set; }

    public static PersonFormatter Hessian { get; } = new();

    static HessianClassFormatter<Person> IHessianType<Person>.Formatter => Hessian;

    /// <summary>Returns the person that the vector file describes with all fields set.</summary>
    public static Person Bob() => new()
    {
        Name = "Bob",
        Age = 30,
        Birthday = DateTime.UnixEpoch.AddMilliseconds(894621091000),
        Tags = ["a", "b"],
        Scores = new Dictionary<string, int> { ["k"] = 7 },
        Home = new Point { X = 1, Y = -1 },
        Color = Models.Color.Green,
        Active = true,
        Salary = 10.50m,
    };
}
