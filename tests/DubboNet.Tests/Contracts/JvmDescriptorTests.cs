namespace DubboNet.Tests.Contracts;

public sealed class JvmDescriptorTests
{
    [TestCase("Z", "boolean")]
    [TestCase("B", "byte")]
    [TestCase("C", "char")]
    [TestCase("D", "double")]
    [TestCase("F", "float")]
    [TestCase("I", "int")]
    [TestCase("J", "long")]
    [TestCase("S", "short")]
    [TestCase("Ljava/lang/Integer;", "java.lang.Integer")]
    [TestCase("Ljava/lang/String;", "java.lang.String")]
    [TestCase("Ljava/lang/Object;", "java.lang.Object")]
    [TestCase("[I", "int[]")]
    [TestCase("[[I", "int[][]")]
    [TestCase("[Ljava/lang/String;", "java.lang.String[]")]
    [TestCase("Ljava/util/List;", "java.util.List")]
    [TestCase("Lcom/acme/Outer$Inner;", "com.acme.Outer$Inner")]
    [TestCase("Lcom/acme/Color;", "com.acme.Color")]
    [TestCase("ILjava/lang/String;[J", "int", "java.lang.String", "long[]")]
    [TestCase("Ljava/lang/String;[Ljava/lang/String;[Ljava/lang/Object;", "java.lang.String", "java.lang.String[]", "java.lang.Object[]")]
    [TestCase("")]
    [Property("Rule", "W19")]
    public void FromTypeNames_returns_the_descriptor_of_declared_types(string descriptor, params string[] typeNames)
    {
        Assert.That(JvmDescriptor.FromTypeNames(typeNames), Is.EqualTo(descriptor));
        Assert.That(JvmDescriptor.TrySplit(descriptor, out IReadOnlyList<string> parameters), Is.True);
        Assert.That(parameters, Has.Count.EqualTo(typeNames.Length));
        Assert.That(string.Concat(parameters), Is.EqualTo(descriptor));
    }

    [Test]
    [Property("Rule", "W20")]
    public void TrySplit_returns_each_parameter()
    {
        Assert.That(JvmDescriptor.TrySplit("ILjava/lang/String;[J[[Lcom/acme/A$B;Z", out IReadOnlyList<string> parameters), Is.True);
        Assert.That(parameters, Is.EqualTo(new[] { "I", "Ljava/lang/String;", "[J", "[[Lcom/acme/A$B;", "Z" }));
    }

    [TestCase("L_a;")]
    [TestCase("L$/x9;")]
    [Property("Rule", "W19")]
    public void TrySplit_accepts_a_rare_but_valid_descriptor(string descriptor) =>
        Assert.That(JvmDescriptor.TrySplit(descriptor, out _), Is.True);

    [TestCase("X")]
    [TestCase("i")]
    [TestCase("[")]
    [TestCase("I[")]
    [TestCase("V")]
    [TestCase("[V")]
    [TestCase("L;")]
    [TestCase("L/;")]
    [TestCase("Ljava/lang/String")]
    [TestCase("Ljava//String;")]
    [TestCase("Ljava/lang/;")]
    [TestCase("L/java;")]
    [TestCase("Ljava.lang.String;")]
    [TestCase("L9a;")]
    [TestCase("La-b;")]
    [TestCase("(I)V")]
    [TestCase("I J")]
    [TestCase("java.lang.String")]
    [Property("Rule", "W19")]
    public void TrySplit_rejects_a_malformed_descriptor(string descriptor)
    {
        Assert.That(JvmDescriptor.TrySplit(descriptor, out _), Is.False);
        Assert.That(
            () =>
                new DubboMethod<DubboVoid, DubboVoid>(
                    new ServiceKey("com.acme.S"), "m", descriptor, DubboArguments.None, DubboArguments.None),
            Throws.ArgumentException.With.Message.Contains(descriptor));
    }
}
