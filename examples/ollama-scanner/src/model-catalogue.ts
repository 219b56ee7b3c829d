/** A model as the registries list it. */
export interface CatalogueModel {
  readonly name: string;
  readonly parameterSize: string;
  readonly quantization: string | null;
  readonly sizeMb: number;
}

/** The models that servers offer. Names come in any case, as people typed them when they made their own copies. */
export const MODEL_CATALOGUE: readonly CatalogueModel[] = [
  { name: 'llama3:8b', parameterSize: '8.0B', quantization: 'Q4_0', sizeMb: 4445.3 },
  { name: 'llama3.1:70b', parameterSize: '70.6B', quantization: 'Q4_K_M', sizeMb: 40_550.2 },
  { name: 'Llama3.2:1b', parameterSize: '1.2B', quantization: 'Q8_0', sizeMb: 1259.9 },
  { name: 'deepseek-r1:14b', parameterSize: '14.8B', quantization: 'Q4_K_M', sizeMb: 8571.6 },
  { name: 'deepseek-r1:7b', parameterSize: '7.6B', quantization: 'Q4_K_M', sizeMb: 4466.1 },
  { name: 'DeepSeek-R1:671b', parameterSize: '671.0B', quantization: 'Q4_K_M', sizeMb: 385_689.3 },
  { name: 'DEEPSEEK-CODER:6.7b', parameterSize: '6.7B', quantization: 'Q4_0', sizeMb: 3650.7 },
  { name: 'hf.co/someone/Deepseek-mix:latest', parameterSize: '7.6B', quantization: 'unknown', sizeMb: 4466.1 },
  { name: 'qwen2.5:7b', parameterSize: '7.6B', quantization: 'Q4_K_M', sizeMb: 4466.1 },
  { name: 'qwen2.5:0.5b', parameterSize: '494.03M', quantization: 'Q4_K_M', sizeMb: 379.4 },
  { name: 'Qwen2.5-Coder:32b', parameterSize: '32.8B', quantization: 'Q4_K_M', sizeMb: 18_931.5 },
  { name: 'mistral:7b', parameterSize: '7.2B', quantization: 'Q4_0', sizeMb: 3922.6 },
  { name: 'mixtral:8x7b', parameterSize: '46.7B', quantization: 'Q4_0', sizeMb: 25_216.4 },
  { name: 'gemma2:9b', parameterSize: '9.2B', quantization: 'Q4_0', sizeMb: 5190.4 },
  { name: 'gemma3:27b', parameterSize: '27.4B', quantization: 'Q4_K_M', sizeMb: 16_591.2 },
  { name: 'phi4:14b', parameterSize: '14.7B', quantization: 'Q4_K_M', sizeMb: 8634.7 },
  { name: 'smollm2:135m', parameterSize: '134.52M', quantization: 'F16', sizeMb: 258.2 },
  { name: 'nomic-embed-text:latest', parameterSize: '137M', quantization: 'F16', sizeMb: 261.6 },
  { name: 'mxbai-embed-large:latest', parameterSize: '334M', quantization: 'F16', sizeMb: 638.9 },
  { name: 'codellama:13b', parameterSize: '13.0B', quantization: 'Q4_0', sizeMb: 7025.2 },
  { name: 'my model (test)', parameterSize: '', quantization: null, sizeMb: 1024 },
  { name: 'starcoder2:3b', parameterSize: '3.0B', quantization: 'Q4_0', sizeMb: 1629.4 },
  { name: 'llava:7b', parameterSize: '7.2B', quantization: 'Q4_0', sizeMb: 4515.6 },
  { name: 'command-r:35b', parameterSize: '32.3B', quantization: 'Q4_0', sizeMb: 17_787.1 },
];
