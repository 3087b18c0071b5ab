package turbulence.experiment.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;

/// Makes the JDK report every change of the file system to [CrashCounter] before it happens.
public final class CrashAgent {
  private static final Map<String, Set<String>> WRITES =
      Map.of(
          "java/io/RandomAccessFile", Set.of("writeBytes", "setLength"),
          "java/io/FileOutputStream", Set.of("write"),
          "java/io/FileDescriptor", Set.of("sync"),
          "sun/nio/fs/UnixNativeDispatcher",
              Set.of("rename", "unlink", "mkdir", "rmdir", "chmod", "fchmod", "fchown", "lchown"));

  private CrashAgent() {}

  /// Takes in what [#rewrite] made: done once for many processes, since it takes a while.
  public static void premain(String directory, Instrumentation instrumentation) throws Exception {
    instrumentation.addTransformer(new Replacing(Path.of(directory)), true);
    for (String name : WRITES.keySet()) {
      instrumentation.retransformClasses(Class.forName(name.replace('/', '.')));
    }
  }

  private record Replacing(Path directory) implements ClassFileTransformer {
    @Override
    public byte[] transform(
        ClassLoader loader, String name, Class<?> old, ProtectionDomain domain, byte[] bytes) {
      try {
        return WRITES.containsKey(name)
            ? Files.readAllBytes(directory.resolve(name.replace('/', '.')))
            : null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static void rewrite(Path directory) throws IOException {
    for (String name : WRITES.keySet()) {
      try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
        byte[] bytes = report(in.readAllBytes(), WRITES.get(name));
        Files.write(directory.resolve(name.replace('/', '.')), bytes);
      }
    }
  }

  private static byte[] report(byte[] bytes, Set<String> methods) {
    ClassFile file = ClassFile.of();
    ClassTransform transform =
        ClassTransform.transformingMethodBodies(
            method -> methods.contains(method.methodName().stringValue()), new CallFirst());
    return file.transformClass(file.parse(bytes), transform);
  }

  private static final class CallFirst implements CodeTransform {
    @Override
    public void atStart(CodeBuilder code) {
      code.invokestatic(
          ClassDesc.of("turbulence.experiment.ledger.CrashCounter"),
          "write",
          MethodTypeDesc.of(ConstantDescs.CD_void));
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }
}
